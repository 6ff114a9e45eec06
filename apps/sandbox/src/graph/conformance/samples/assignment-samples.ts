import { ids } from '../../testing/small-world.ts';
import type { SamplePlace } from './sample-place.ts';
import { contextFact, type Sample } from './sample.ts';

const one = '/servicePrincipals/{servicePrincipal-id}';
const assignment =
  'id deletedDateTime appRoleId createdDateTime principalDisplayName principalId principalType resourceDisplayName resourceId';
const principal = ({ servicePrincipalId }: SamplePlace): string => `/servicePrincipals/${servicePrincipalId}`;
const context = ({ servicePrincipalId }: SamplePlace): string =>
  `servicePrincipals('${servicePrincipalId}')/appRoleAssignedTo`;

/** Who is assigned to a configuration. */
export const assignmentSamples: readonly Sample[] = [
  {
    operation: `GET ${one}/appRoleAssignedTo`,
    sentence: 'who is assigned is listed',
    source: 'serviceprincipal-list-approleassignedto',
    request: (place) => ({ path: `${principal(place)}/appRoleAssignedTo` }),
    status: 200,
    members: assignment.replaceAll(/(\S+)/g, 'value[].$1'),
    facts: (place) => contextFact(context(place)),
  },
  {
    operation: `POST ${one}/appRoleAssignedTo`,
    sentence: 'a group is assigned',
    source: 'serviceprincipal-post-approleassignedto',
    request: (place) => ({
      path: `${principal(place)}/appRoleAssignedTo`,
      body: { principalId: ids.sales, resourceId: place.servicePrincipalId, appRoleId: place.appRoleId },
    }),
    status: 201,
    members: assignment,
    facts: (place) => ({
      ...contextFact(`${context(place)}/$entity`),
      principalType: 'Group',
      principalId: ids.sales,
      deletedDateTime: null,
    }),
  },
  {
    operation: `POST ${one}/appRoleAssignedTo`,
    sentence: 'a user is assigned to a configuration',
    source: 'how-to',
    request: (place) => ({
      path: `${principal(place)}/appRoleAssignedTo`,
      body: { appRoleId: place.appRoleId, resourceId: place.servicePrincipalId, principalId: ids.ann },
    }),
    status: 201,
    members: assignment,
    facts: (place) => ({
      ...contextFact(`${context(place)}/$entity`),
      principalType: 'User',
      principalId: ids.ann,
      resourceDisplayName: 'Fabrikam',
    }),
  },
  {
    operation: `DELETE ${one}/appRoleAssignedTo/{appRoleAssignment-id}`,
    sentence: 'an assignment is removed',
    source: 'serviceprincipal-delete-approleassignedto',
    request: (place) => ({ path: `${principal(place)}/appRoleAssignedTo/${place.assignmentId}` }),
    status: 204,
  },
];
