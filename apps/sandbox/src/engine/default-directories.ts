import type { DirectoryDefinition } from '../world/synchronization-schema.ts';

/** The directory people come from, as schema and logs name it. */
export const sourceDirectory = 'Azure Active Directory';
/** The directory people go to, as schema and logs name it. */
export const targetDirectory = 'Azure Active Directory (target tenant)';

type Attribute = DirectoryDefinition['objects'][number]['attributes'][number];

const strings = [
  'city',
  'country',
  'department',
  'displayName',
  'employeeId',
  'givenName',
  'jobTitle',
  'mail',
  'mailNickname',
  'mobile',
  'physicalDeliveryOfficeName',
  'postalCode',
  'preferredLanguage',
  'state',
  'streetAddress',
  'surname',
  'telephoneNumber',
  'usageLocation',
  'userPrincipalName',
];

/** The attributes both directories declare for users; ids are those of the job's own definitions. */
export function defaultDirectories(): DirectoryDefinition[] {
  return [
    directory('0b6f3f0a-8d2a-4c0e-9d5f-3a1c7e5b2f41', sourceDirectory, true),
    directory('5e1d2c9b-7a34-4f60-8b1e-9c4d6f2a7b58', targetDirectory, false),
  ];
}

function directory(id: string, name: string, source: boolean): DirectoryDefinition {
  const special = [
    attribute('accountEnabled', { type: 'Boolean' }),
    attribute('alternativeSecurityIds', {
      required: !source,
      anchor: !source,
      mutability: 'Immutable',
      caseExact: true,
    }),
    attribute('IsSoftDeleted', { type: 'Boolean' }),
    attribute('manager', {
      type: 'Reference',
      referencedObjects: [{ referencedObjectName: 'User', referencedProperty: '' }],
    }),
    attribute('showInAddressList', { type: 'Boolean' }),
  ];
  const own = source
    ? [
        attribute('netId', { mutability: 'ReadOnly' }),
        attribute('objectId', { anchor: true, mutability: 'ReadOnly' }),
        attribute('proxyAddresses', { multivalued: true }),
        attribute('userState'),
      ]
    : [attribute('userType', { required: true })];
  return {
    id,
    name,
    version: 'v1.0',
    readOnly: source,
    discoverabilities: 'AttributeNames, AttributeDataTypes',
    discoveryDateTime: null,
    objects: [
      {
        name: 'User',
        supportedApis: [],
        metadata: [],
        attributes: [...special, ...own, ...strings.map((each) => attribute(each))],
      },
    ],
  };
}

function attribute(name: string, settings: Partial<Attribute> = {}): Attribute {
  return {
    name,
    type: 'String',
    required: false,
    anchor: false,
    multivalued: false,
    mutability: 'ReadWrite',
    caseExact: false,
    flowNullValues: false,
    defaultValue: null,
    referencedObjects: [],
    apiExpressions: [],
    metadata: [],
    ...settings,
  };
}
