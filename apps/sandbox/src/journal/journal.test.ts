import { expect, it } from 'vitest';
import { createJournal, type JournalNote } from './journal.ts';

function note(changes: Partial<JournalNote> = {}): JournalNote {
  return {
    at: '2026-11-23T08:00:00.000Z',
    tenantId: 't',
    actor: 'adele@contoso.example',
    tokenKind: 'delegated',
    method: 'POST',
    path: '/v1.0/users',
    query: '',
    status: 201,
    fault: null,
    responseHeaders: {},
    bodyKind: 'json',
    requestText: '',
    responseText: '',
    ...changes,
  };
}

it('numbers entries and gives those after a number', () => {
  const journal = createJournal();
  for (const path of ['/a', '/b', '/c']) journal.add(note({ path }));
  expect(journal.entries(1).map(({ n, path }) => [n, path])).toEqual([
    [2, '/b'],
    [3, '/c'],
  ]);
});

it('keeps the latest entries only', () => {
  const journal = createJournal(3);
  for (let n = 0; n < 5000; n += 1) journal.add(note());
  expect(journal.entries().map(({ n }) => n)).toEqual([4998, 4999, 5000]);
});

it('shows no secret, token or code of a token request', () => {
  const journal = createJournal();
  const requestText = 'grant_type=authorization_code&code=AAA&client_secret=BBB&code_verifier=CCC&client_id=x';
  const responseText = JSON.stringify({ access_token: 'DDD', refresh_token: 'EEE', id_token: 'FFF', expires_in: 1 });
  journal.add(note({ path: '/t/oauth2/v2.0/token', bodyKind: 'form', requestText, responseText }));
  const text = JSON.stringify(journal.entries());
  for (const secret of ['AAA', 'BBB', 'CCC', 'DDD', 'EEE', 'FFF']) expect(text).not.toContain(secret);
  expect(journal.entries()[0]?.requestBody).toMatchObject({ grant_type: 'authorization_code', client_id: 'x' });
});

it('hides secret credentials of a job and leaves error codes alone', () => {
  const journal = createJournal();
  const value = [
    { key: 'SecretToken', value: 'AAA' },
    { key: 'CompanyId', value: 'target' },
  ];
  journal.add(
    note({ path: '/v1.0/servicePrincipals/1/synchronization/secrets', requestText: JSON.stringify({ value }) }),
  );
  journal.add(note({ responseText: '{"error":{"code":"Request_BadRequest"}}' }));
  const [secrets, failed] = journal.entries();
  expect(secrets?.requestBody).toEqual({
    value: [
      { key: 'SecretToken', value: '[redacted]' },
      { key: 'CompanyId', value: 'target' },
    ],
  });
  expect(failed?.responseBody).toEqual({ error: { code: 'Request_BadRequest' } });
});
