import type { SamplePlace } from './sample-place.ts';
import { contextFact, type Sample } from './sample.ts';

const oneSchema = '/servicePrincipals/{servicePrincipal-id}/synchronization/jobs/{synchronizationJob-id}/schema';
const schema = ({ servicePrincipalId, jobId }: SamplePlace): string =>
  `/servicePrincipals/${servicePrincipalId}/synchronization/jobs/${jobId}/schema`;
/** The object the page tries an expression on. */
const johnSmith: Readonly<Record<string, string>> = {
  objectId: '66E4A8CC-1B7B-435E-95F8-F06CEA133828',
  IsSoftDeleted: 'false',
  accountEnabled: 'true',
  streetAddress: '1 Redmond Way',
  city: 'Redmond',
  state: 'WA',
  postalCode: '98052',
  country: 'USA',
  department: 'Sales',
  displayName: 'John Smith',
  extensionAttribute1: 'Sample 1',
  extensionAttribute2: 'Sample 2',
  extensionAttribute3: 'Sample 3',
  extensionAttribute4: 'Sample 4',
  extensionAttribute5: 'Sample 5',
  extensionAttribute6: 'Sample 6',
  ...Object.fromEntries([7, 8, 9, 10, 11, 12, 13, 14, 15].map((number) => [`extensionAttribute${number}`, 'Sample 1'])),
  givenName: 'John',
  jobTitle: 'Finance manager',
  mail: 'johns@contoso.com',
  mailNickname: 'johns',
  manager: 'maxs@contoso.com',
  mobile: '425-555-0010',
  onPremisesSecurityIdentifier: '66E4A8CC-1B7B-435E-95F8-F06CEA133828',
  'passwordProfile.password': '',
  physicalDeliveryOfficeName: 'Main Office',
  preferredLanguage: 'EN-US',
  proxyAddresses: '',
  surname: 'Smith',
  telephoneNumber: '425-555-0011',
  userPrincipalName: 'johns@contoso.com',
};
const expression = 'Replace([preferredLanguage], "-", , , "_", ,  )';
const found = 'evaluationSucceeded evaluationResult parsedExpression.parameters[].key parsingSucceeded error';

/** Mappings and the language they are written in. */
export const schemaSamples: readonly Sample[] = [
  {
    operation: `GET ${oneSchema}`,
    sentence: 'the schema of a job is read',
    source: 'how-to and synchronization-synchronizationschema-get',
    request: (place) => ({ path: schema(place) }),
    status: 200,
    members:
      'directories[].name directories[].objects[].name directories[].objects[].attributes[].name synchronizationRules[].containerFilter synchronizationRules[].editable synchronizationRules[].groupFilter synchronizationRules[].id synchronizationRules[].metadata synchronizationRules[].objectMappings[].attributeMappings[].source synchronizationRules[].objectMappings[].attributeMappings[].targetAttributeName',
    facts: ({ servicePrincipalId, jobId, ruleId }) => ({
      ...contextFact(`servicePrincipals('${servicePrincipalId}')/synchronization/jobs('${jobId}')/schema/$entity`),
      id: jobId,
      version: 'v1.2',
      synchronizationRules: [
        {
          containerFilter: null,
          editable: true,
          groupFilter: null,
          id: ruleId,
          name: 'USER_INBOUND_USER',
          priority: 1,
          sourceDirectoryName: 'Azure Active Directory',
          targetDirectoryName: 'Azure Active Directory (target tenant)',
        },
      ],
    }),
  },
  {
    operation: `PUT ${oneSchema}`,
    sentence: 'the schema of a job is replaced by all of it',
    source:
      'derived from synchronization-synchronizationschema-update: the page shows a shortened schema and says that an actual call supplies all the properties',
    request: (place) => ({ path: schema(place), body: place.schema }),
    status: 204,
  },
  {
    operation: `DELETE ${oneSchema}`,
    sentence: 'the schema of a job goes back to the default',
    source: 'synchronization-synchronizationschema-delete',
    request: (place) => ({ path: schema(place) }),
    status: 204,
  },
  {
    operation: `GET ${oneSchema}/filterOperators()`,
    sentence: 'the operators of scoping filters are listed, without parentheses as the page has it',
    source: 'synchronization-synchronizationschema-filteroperators, which calls name what the model calls id',
    request: (place) => ({ path: `${schema(place)}/filterOperators` }),
    status: 200,
    members: 'value[].id value[].arity value[].multivaluedComparisonType value[].supportedAttributeTypes',
  },
  {
    operation: `GET ${oneSchema}/functions()`,
    sentence: 'the functions of expressions are listed, without parentheses as the page has it',
    source: 'synchronization-synchronizationschema-functions, which calls name what the model calls id',
    request: (place) => ({ path: `${schema(place)}/functions` }),
    status: 200,
    members:
      'value[].id value[].parameters[].allowMultipleOccurrences value[].parameters[].name value[].parameters[].required value[].parameters[].type',
  },
  {
    operation: `POST ${oneSchema}/parseExpression`,
    sentence: 'an expression is parsed and tried on a user',
    source: 'synchronization-synchronizationschema-parseexpression',
    request: (place) => ({
      path: `${schema(place)}/parseExpression`,
      body: {
        expression,
        targetAttributeDefinition: null,
        testInputObject: {
          definition: null,
          properties: [
            ...Object.entries(johnSmith).map(([key, value]) => ({ key, value })),
            {
              key: 'appRoleAssignments',
              'value@odata.type': '#Collection(String)',
              value: ['Default Assignment'],
            },
          ],
        },
      },
    }),
    status: 200,
    members: found,
    facts: {
      error: null,
      evaluationSucceeded: true,
      evaluationResult: ['EN_US'],
      parsingSucceeded: true,
      parsedExpression: {
        expression: 'Replace([preferredLanguage], "-", , , "_", , )',
        name: 'Replace',
        type: 'Function',
        parameters: [
          {
            key: 'source',
            value: { expression: '[preferredLanguage]', name: 'preferredLanguage', parameters: [], type: 'Attribute' },
          },
          { key: 'Find', value: { expression: '"-"', name: '-', parameters: [], type: 'Constant' } },
          { key: 'Replacement', value: { expression: '"_"', name: '_', parameters: [], type: 'Constant' } },
        ],
      },
    },
  },
];
