import { expect, test } from 'vitest';
import { readSessionFacts } from './session-facts.ts';
import { guidOf } from './testing/sample-directory.ts';
import { createScriptedClient, rejection } from './testing/scripted-client.ts';
import { refusal } from './testing/scripted-graph.ts';

test('person, tenant and roles are read in one request, roles held through groups too', async () => {
  const { client, sent } = createScriptedClient(({ path }) => {
    if (path.endsWith('/me'))
      return { status: 200, body: { id: guidOf(1), displayName: 'Ann', userPrincipalName: 'ann@x' } };
    if (path.endsWith('/organization')) {
      const verifiedDomains = [{ name: 'a.example' }, { name: 'contoso.example', isDefault: true }];
      return {
        status: 200,
        body: { value: [{ id: guidOf(2).toUpperCase(), displayName: 'Contoso', verifiedDomains }] },
      };
    }
    const value = [
      { '@odata.type': '#microsoft.graph.group', id: guidOf(3) },
      {
        '@odata.type': '#microsoft.graph.directoryRole',
        id: guidOf(4),
        roleTemplateId: '62E90394-69F5-4237-9190-012177145E10',
      },
      { '@odata.type': '#microsoft.graph.directoryRole', id: guidOf(5) },
    ];
    return { status: 200, body: { value } };
  });
  expect(await readSessionFacts(client)).toEqual({
    user: { userId: guidOf(1), displayName: 'Ann', userPrincipalName: 'ann@x' },
    tenant: { tenantId: guidOf(2), displayName: 'Contoso', defaultDomain: 'contoso.example' },
    directoryRoles: ['62e90394-69f5-4237-9190-012177145e10'],
  });
  expect(sent).toHaveLength(1);
});

test('roles that cannot be read are an error, not "no roles"', async () => {
  const { client } = createScriptedClient(({ path }) => {
    if (path.endsWith('/me')) return { status: 200, body: { id: guidOf(1) } };
    if (path.endsWith('/organization')) return { status: 200, body: { value: [{ id: guidOf(2) }] } };
    return refusal(403, 'Authorization_RequestDenied');
  });
  expect(await rejection(readSessionFacts(client))).toMatchObject({ code: 'forbidden' });
});
