import type {
  AttributeMapping,
  AttributeMappingSource,
  SynchronizationSchema,
} from '../world/synchronization-schema.ts';
import { defaultDirectories, sourceDirectory, targetDirectory } from './default-directories.ts';
import { parseExpression } from './expressions.ts';
import { parameterName } from './function-signatures.ts';

/** The rule every cross-tenant configuration starts with. */
export const defaultRuleId = 'd7d7c0a1-4b15-4c8e-9d65-5f8a7b8e2c11';

const direct = [
  'IsSoftDeleted',
  'accountEnabled',
  'streetAddress',
  'city',
  'state',
  'postalCode',
  'country',
  'department',
  'employeeId',
  'displayName',
  'givenName',
  'jobTitle',
  'mailNickname',
  'physicalDeliveryOfficeName',
  'preferredLanguage',
  'surname',
  'telephoneNumber',
  'userPrincipalName',
];

/**
 * The schema a new job has: one rule from users to users with the default properties, and a mapping of groups that is
 * switched off. Every call returns a copy of its own.
 *
 * @see https://learn.microsoft.com/entra/identity/multi-tenant-organizations/cross-tenant-synchronization-overview
 */
export function defaultSchema(jobId: string): SynchronizationSchema {
  return {
    id: jobId,
    version: 'v1.2',
    synchronizationRules: [
      {
        id: defaultRuleId,
        name: 'USER_INBOUND_USER',
        priority: 1,
        editable: true,
        sourceDirectoryName: sourceDirectory,
        targetDirectoryName: targetDirectory,
        containerFilter: null,
        groupFilter: null,
        metadata: [
          { key: 'defaultSourceObjectMappings', value: 'User' },
          { key: 'supportsProvisionOnDemand', value: 'True' },
        ],
        objectMappings: [userMapping(), groupMapping()],
      },
    ],
    directories: defaultDirectories(),
  };
}

/** What a source of an attribute mapping looks like on the wire for an expression; malformed text becomes a constant. */
export function sourceOf(expression: string): AttributeMappingSource {
  const parsed = parseExpression(expression);
  if (!parsed.ok) return { type: 'Constant', name: expression, expression, parameters: [] };
  const node = parsed.expression;
  if (node.kind === 'constant') return { type: 'Constant', name: node.value, expression, parameters: [] };
  if (node.kind === 'attribute') return { type: 'Attribute', name: node.name, expression, parameters: [] };
  const parameters = node.parameters.flatMap((parameter, index) =>
    parameter.text === '' ? [] : [{ key: parameterName(node.name, index), value: sourceOf(parameter.text) }],
  );
  return { type: 'Function', name: node.name, expression, parameters };
}

function userMapping(): SynchronizationSchema['synchronizationRules'][number]['objectMappings'][number] {
  return {
    name: 'Provision Microsoft Entra ID Users',
    enabled: true,
    flowTypes: 'Add, Update, Delete',
    sourceObjectName: 'User',
    targetObjectName: 'User',
    scope: {
      groups: [],
      inputFilterGroups: [
        {
          name: 'Filter external users',
          clauses: [
            {
              sourceOperandName: 'alternativeSecurityIds',
              operatorName: 'EQUALS',
              targetOperand: { values: ['None'] },
            },
          ],
        },
        {
          name: 'Filter pending users',
          clauses: [
            {
              sourceOperandName: 'userState',
              operatorName: 'NOT EQUALS',
              targetOperand: { values: ['PendingAcceptance'] },
            },
          ],
        },
      ],
      categoryFilterGroups: [],
    },
    attributeMappings: [
      attributeMapping('alternativeSecurityIds', 'AltSecIdFromNetId([netId])', { matchingPriority: 1 }),
      ...direct.map((name) => attributeMapping(name, `[${name}]`)),
      attributeMapping('showInAddressList', '"true"'),
      attributeMapping('mail', '[mail]'),
      attributeMapping('userType', '"Member"', { flowType: 'ObjectAddOnly' }),
      attributeMapping('manager', '[manager]'),
    ],
    metadata: [],
  };
}

function groupMapping(): SynchronizationSchema['synchronizationRules'][number]['objectMappings'][number] {
  return {
    name: 'Provision Microsoft Entra ID Groups',
    enabled: false,
    flowTypes: 'Add, Update, Delete',
    sourceObjectName: 'Group',
    targetObjectName: 'Group',
    scope: null,
    attributeMappings: [attributeMapping('displayName', '[displayName]'), attributeMapping('members', '[members]')],
    metadata: [],
  };
}

function attributeMapping(
  targetAttributeName: string,
  expression: string,
  settings: Partial<AttributeMapping> = {},
): AttributeMapping {
  return {
    targetAttributeName,
    source: sourceOf(expression),
    matchingPriority: 0,
    flowType: 'Always',
    flowBehavior: 'FlowWhenChanged',
    defaultValue: null,
    exportMissingReferences: false,
    ...settings,
  };
}
