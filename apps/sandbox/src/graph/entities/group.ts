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
    onPremisesSyncEnabled: () => null,
    proxyAddresses: (group) => (group.mail === null ? [] : [`SMTP:${group.mail}`]),
    renewedDateTime: (group) => group.createdDateTime,
    securityEnabled: (group) => group.securityEnabled,
    visibility: (group) => group.visibility,
  }),
  defaults: () => [...groupType.properties.keys()],
};
