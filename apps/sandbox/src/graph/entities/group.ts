import type { Group } from '../../world/group.ts';
import { propertyTable, type EntityType } from '../odata/entity-type.ts';

/** A group as Graph shows it. */
export const groupType: EntityType<Group> = {
  name: 'microsoft.graph.group',
  idOf: (group) => group.id,
  properties: propertyTable<Group>({
    id: (group) => group.id,
    deletedDateTime: (group) => group.deletedDateTime,
    classification: () => null,
    createdDateTime: (group) => group.createdDateTime,
    description: (group) => group.description,
    displayName: (group) => group.displayName,
    expirationDateTime: () => null,
    groupTypes: (group) => group.groupTypes,
    isAssignableToRole: (group) => group.isAssignableToRole,
    mail: (group) => group.mail,
    mailEnabled: (group) => group.mailEnabled,
    mailNickname: (group) => group.mailNickname,
    membershipRule: (group) => group.membershipRule,
    membershipRuleProcessingState: (group) => group.membershipRuleProcessingState,
    onPremisesDomainName: () => null,
    onPremisesLastSyncDateTime: () => null,
    onPremisesNetBiosName: () => null,
    onPremisesProvisioningErrors: () => [],
    onPremisesSamAccountName: () => null,
    onPremisesSecurityIdentifier: () => null,
    onPremisesSyncEnabled: () => null,
    preferredDataLocation: () => null,
    preferredLanguage: () => null,
    proxyAddresses: (group) => (group.mail === null ? [] : [`SMTP:${group.mail}`]),
    renewedDateTime: (group) => group.createdDateTime,
    resourceBehaviorOptions: () => [],
    resourceProvisioningOptions: () => [],
    securityEnabled: (group) => group.securityEnabled,
    securityIdentifier: (group) => securityIdentifierOf(group.id),
    theme: () => null,
    visibility: (group) => group.visibility,
  }),
  defaults: () => [...groupType.properties.keys()],
};

/** The security identifier Microsoft Entra derives from an object's id: its 16 bytes, in the order Windows keeps them, as four numbers. */
function securityIdentifierOf(id: string): string {
  const [first = '', second = '', third = '', ...rest] = id.split('-');
  const bytes = rest.join('').match(/../g) ?? [];
  const parts = [first, third + second, bytes.slice(0, 4).toReversed().join(''), bytes.slice(4).toReversed().join('')];
  return `S-1-12-1-${parts.map((part) => Number.parseInt(part, 16)).join('-')}`;
}
