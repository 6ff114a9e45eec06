import type { AppRoleAssignment } from '../../world/service-principal.ts';
import { project, propertyTable, type EntityType } from '../odata/entity-type.ts';

/** A grant of an app role to a user or group, as Graph shows it. */
export const appRoleAssignmentType: EntityType<AppRoleAssignment> = {
  name: 'microsoft.graph.appRoleAssignment',
  idOf: (assignment) => assignment.id,
  properties: propertyTable<AppRoleAssignment>({
    id: (assignment) => assignment.id,
    deletedDateTime: () => null,
    appRoleId: (assignment) => assignment.appRoleId,
    createdDateTime: (assignment) => assignment.createdDateTime,
    principalDisplayName: (assignment) => assignment.principalDisplayName,
    principalId: (assignment) => assignment.principalId,
    principalType: (assignment) => assignment.principalType,
    resourceDisplayName: (assignment) => assignment.resourceDisplayName,
    resourceId: (assignment) => assignment.resourceId,
  }),
  defaults: () => [...appRoleAssignmentType.properties.keys()],
};

/** All members of an assignment. */
export function presentAssignment(assignment: AppRoleAssignment): Record<string, unknown> {
  return project(appRoleAssignmentType, assignment, undefined);
}
