import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { ConfigError, readConfig } from './config.ts';
import { temporaryDirectory } from '../testing/temporary-directory.ts';

const guid = '8A6F1D52-3c0b-4c7e-9f44-0d3f5f2c7a10';
const entra = { ENTRA_TENANT_ID: guid, ENTRA_CLIENT_ID: guid, ENTRA_CLIENT_SECRET: 'hush-hush' };

function faultsOf(environment: Record<string, string>): string {
  try {
    readConfig(environment);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  return '';
}

test('without any setting the portal runs against the sandbox', () => {
  expect(readConfig({})).toMatchObject({
    port: 3000,
    publicUrl: 'http://localhost:3000',
    dataDirectory: '.data',
    databaseUrl: undefined,
    trustedProxies: 0,
    entra: { kind: 'sandbox', loginOrigin: 'http://localhost:3100', graphOrigin: 'http://localhost:3100/graph' },
  });
});

test('an empty variable counts as not set', () => {
  expect(readConfig({ PORT: '', ENTRA_TENANT_ID: ' ', PUBLIC_URL: '' })).toEqual(readConfig({}));
});

test('with an application of Entra nothing leads to the sandbox', () => {
  const { entra: config } = readConfig({ ...entra, ENTRA_CLOUD: 'usGovernment' });
  expect(config).toMatchObject({
    kind: 'entra',
    tenantId: guid.toLowerCase(),
    loginOrigin: 'https://login.microsoftonline.us',
    graphOrigin: undefined,
    sandboxControlUrl: undefined,
    credential: { kind: 'secret', secret: 'hush-hush' },
  });
});

test('behind https one proxy is believed unless told otherwise', () => {
  expect(readConfig({ PUBLIC_URL: 'https://portal.example/' })).toMatchObject({
    publicUrl: 'https://portal.example',
    trustedProxies: 1,
  });
  expect(readConfig({ PUBLIC_URL: 'https://portal.example', TRUSTED_PROXIES: '2' }).trustedProxies).toBe(2);
});

test('one message names everything that is wrong and shows no value', () => {
  const message = faultsOf({
    PORT: '99999',
    SANDBOX_PORT: 'abc',
    PUBLIC_URL: 'http://portal.example/path',
    DATABASE_URL: 'mysql://secret-host',
    SECRET_KEY: 'too-short-secret',
    LOG_LEVEL: 'loud',
    ENTRA_TENANT_ID: 'contoso',
    ENTRA_CLOUD: 'mars',
  });
  for (const name of [
    'PORT',
    'SANDBOX_PORT',
    'PUBLIC_URL',
    'DATABASE_URL',
    'SECRET_KEY',
    'LOG_LEVEL',
    'ENTRA_TENANT_ID',
    'ENTRA_CLIENT_ID',
    'ENTRA_CLIENT_SECRET',
    'ENTRA_CLOUD',
  ]) {
    expect(message).toMatch(new RegExp(`^  ${name} `, 'm'));
  }
  expect(message).not.toMatch(/99999|abc|portal\.example|mysql|too-short|loud|contoso|mars/);
});

describe('a setting is refused', () => {
  test.each([
    ['a plain address of another machine', { PUBLIC_URL: 'http://portal.example' }, 'PUBLIC_URL'],
    ['an address with a path', { PUBLIC_URL: 'https://portal.example/admin' }, 'PUBLIC_URL'],
    ['an address that is none', { PUBLIC_URL: 'portal' }, 'PUBLIC_URL'],
    ['several processes without a shared key', { DATABASE_URL: 'postgres://localhost/tenantry' }, 'SECRET_KEY'],
    [
      'a secret and a certificate at once',
      { ...entra, ENTRA_CLIENT_CERTIFICATE: '/nowhere.pem' },
      'ENTRA_CLIENT_SECRET',
    ],
    ['a tenant without an application', { ENTRA_TENANT_ID: guid }, 'ENTRA_CLIENT_ID'],
    [
      'a certificate that is not there',
      { ENTRA_TENANT_ID: guid, ENTRA_CLIENT_ID: guid, ENTRA_CLIENT_CERTIFICATE: '/nowhere.pem' },
      'ENTRA_CLIENT_CERTIFICATE',
    ],
    [
      'a certificate without a key',
      {
        ENTRA_TENANT_ID: guid,
        ENTRA_CLIENT_ID: guid,
        ENTRA_CLIENT_CERTIFICATE: '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----',
      },
      'ENTRA_CLIENT_CERTIFICATE',
    ],
  ] as const)('%s', (_name, environment, variable) => {
    expect(faultsOf(environment)).toMatch(new RegExp(`^  ${variable} `, 'm'));
  });
});

test('a process with wrong settings says so and ends with 2', () => {
  using directory = temporaryDirectory();
  const main = fileURLToPath(new URL('../main.ts', import.meta.url));
  const ended = spawnSync(process.execPath, [main], {
    env: { PORT: 'x', LOG_LEVEL: 'y', DATA_DIR: directory.path },
    encoding: 'utf8',
  });
  expect(ended.status).toBe(2);
  expect(ended.stderr).toMatch(/PORT[\s\S]*LOG_LEVEL/);
  expect(ended.stdout).toBe('');
});
