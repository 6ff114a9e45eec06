import { expect, test } from 'vitest';
import { requestToTarget } from './request-to-target.ts';

const names = {
  homeTenantId: '11111111-2222-4333-8444-555555555555',
  homeTenantName: 'Contoso',
  targetTenantId: '66666666-7777-4888-9999-000000000000',
  targetTenantName: 'Fabrikam',
  cloud: 'global',
} as const;

test('the request asks for both settings that only the target can make, in the target', () => {
  const { subject, body, powerShell, graphCalls } = requestToTarget(names);
  expect(subject).toBe('Please allow Contoso to synchronize users into Fabrikam');
  expect(body).toContain('Allow users sync into this tenant');
  expect(body).toContain('Automatically redeem invitations');
  expect(powerShell).toContain(`-TenantId '${names.targetTenantId}'`);
  for (const text of [powerShell, graphCalls]) {
    expect(text).toContain(`/${names.homeTenantId}/identitySynchronization`);
    expect(text).toContain('inboundAllowed');
    expect(text).not.toContain('outboundAllowed');
  }
});

test.each([
  ['usGovernment', 'https://graph.microsoft.us', '-Environment USGov'],
  ['usGovernmentDoD', 'https://dod-graph.microsoft.us', '-Environment USGovDoD'],
  ['china', 'https://microsoftgraph.chinacloudapi.cn', '-Environment China'],
] as const)('in the cloud %s the request leads to that cloud', (cloud, graph, environment) => {
  const { powerShell, graphCalls } = requestToTarget({ ...names, cloud });
  expect(powerShell.split('\n')[0]?.endsWith(environment)).toBe(true);
  for (const text of [powerShell, graphCalls]) {
    expect(text).toContain(`${graph}/v1.0/policies`);
    expect(text).not.toContain('graph.microsoft.com');
  }
});

test('every body among the Graph calls is JSON', () => {
  const bodies = requestToTarget({ ...names, homeTenantName: 'A "quoted" \\ name' })
    .graphCalls.split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as object);
  expect(bodies).toHaveLength(3);
  expect(bodies).toContainEqual({ displayName: 'A "quoted" \\ name', userSyncInbound: { isSyncAllowed: true } });
});

test.each(["O'Brien", 'x’; Remove-Item C:\\ -Recurse; ’', '‘‛‚', '$(Get-Secret) `n "'])(
  'a tenant named %j stays inside its quotation marks in PowerShell',
  (homeTenantName) => {
    const { powerShell } = requestToTarget({ ...names, homeTenantName });
    const line = powerShell.split('\n').find((one) => one.includes('displayName')) ?? '';
    const quoted = /displayName = '((?:['‘’‚‛]{2}|[^'‘’‚‛])*)'; userSyncInbound/.exec(line)?.[1] ?? '';
    expect(quoted.replaceAll(/(['‘’‚‛])\1/g, '$1')).toBe(homeTenantName.trim());
  },
);

test('a name adds no lines to what is sent, and turns no text around', () => {
  const plain = requestToTarget(names);
  const hostile = requestToTarget({ ...names, homeTenantName: 'Contoso\r\n5. Delete\u2028everything\u202E' });
  for (const part of ['subject', 'body', 'powerShell', 'graphCalls'] as const) {
    expect(hostile[part].split('\n')).toHaveLength(plain[part].split('\n').length);
    expect(hostile[part]).not.toMatch(/[\r\u2028\u202E]/);
  }
});
