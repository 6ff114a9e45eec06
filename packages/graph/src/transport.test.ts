/// <reference types="node" />
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { createGraphClient, type GraphClient, type GraphClientOptions } from './graph-client.ts';
import { createConfiguration, readConfiguration } from './service-principals.ts';
import { createJob } from './synchronization-jobs.ts';
import { rejection } from './testing/scripted-client.ts';

const id = '11111111-2222-3333-4444-555555555555';
const servicePrincipal = { id, appId: id, displayName: 'MTO_Sync_x', appRoles: [] };
const servers: Server[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

async function listening(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
}

/** Over the network, with waits cut short. */
function clientFor(origin: string, options: Partial<GraphClientOptions> = {}): GraphClient {
  return createGraphClient({
    tokens: { token: () => Promise.resolve('secret-token') },
    clock: { now: Date.now, sleep: () => Promise.resolve() },
    random: { next: () => 0 },
    purpose: 'background',
    origin,
    ...options,
  });
}

test('requests go to the origin that was given, under its path, with token and version', async () => {
  const seen: unknown[] = [];
  const origin = await listening((request, response) => {
    seen.push([request.method, request.url, request.headers.authorization, request.headers['content-type']]);
    response.setHeader('content-type', 'application/json;odata.metadata=minimal;charset=utf-8');
    response.end(JSON.stringify(servicePrincipal));
  });
  expect(await readConfiguration(clientFor(`${origin}/graph`), id)).toMatchObject({ servicePrincipalId: id });
  expect(seen).toEqual([['GET', `/graph/v1.0/servicePrincipals/${id}`, 'Bearer secret-token', undefined]]);
});

test('a redirect is not followed, and no token goes where it points', async () => {
  const elsewhere: unknown[] = [];
  const target = await listening((request, response) => {
    elsewhere.push(request.headers);
    response.end('{}');
  });
  const origin = await listening((_, response) => {
    response.writeHead(307, { location: `${target}/v1.0/servicePrincipals/${id}` });
    response.end();
  });
  expect(await rejection(readConfiguration(clientFor(origin), id))).toMatchObject({ code: 'unexpected-answer' });
  expect(elsewhere).toEqual([]);
});

test('a create that is reset after it was sent is ambiguous and sent once', async () => {
  let count = 0;
  const origin = await listening((request) => {
    count += 1;
    request.on('data', () => undefined).on('end', () => request.socket.destroy());
  });
  expect(await rejection(createConfiguration(clientFor(origin), 'MTO_Sync_x'))).toMatchObject({ code: 'ambiguous' });
  expect(count).toBe(1);
});

test('a create whose answer breaks off is ambiguous and sent once', async () => {
  let count = 0;
  const origin = await listening((_, response) => {
    count += 1;
    response.writeHead(201, { 'content-type': 'application/json', 'content-length': '1000' });
    response.write('{"id":');
    setImmediate(() => response.destroy());
  });
  expect(await rejection(createJob(clientFor(origin), id))).toMatchObject({ code: 'ambiguous' });
  expect(count).toBe(1);
});

test('a create that is not answered in time is ambiguous and sent once', async () => {
  let count = 0;
  const origin = await listening(() => {
    count += 1;
  });
  const client = clientFor(origin, { timeouts: { instantiate: 100 } });
  expect(await rejection(createConfiguration(client, 'MTO_Sync_x'))).toMatchObject({ code: 'ambiguous' });
  expect(count).toBe(1);
});

test('an answer that starts in time and never ends is given up', async () => {
  const origin = await listening((_, response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.write('{"id":');
  });
  const client = clientFor(origin, { timeouts: { read: 100 } });
  expect(await rejection(readConfiguration(client, id))).toMatchObject({ code: 'unavailable' });
});

test('nobody listening means unavailable, for a create too', async () => {
  const origin = await listening(() => undefined);
  const [server] = servers.splice(0);
  await new Promise((resolve) => server?.close(resolve));
  expect(await rejection(createConfiguration(clientFor(origin), 'x'))).toMatchObject({ code: 'unavailable' });
  expect(await rejection(readConfiguration(clientFor(origin), id))).toMatchObject({ code: 'unavailable' });
});

test('an answer larger than anything asked for is refused without reading it to its end', async () => {
  let written = 0;
  const origin = await listening((_, response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    const chunk = Buffer.alloc(1024 * 1024, 32);
    const write = (): void => {
      while (!response.destroyed && written < 200) {
        written += 1;
        if (!response.write(chunk)) return void response.once('drain', write);
      }
    };
    write();
  });
  expect(await rejection(readConfiguration(clientFor(origin), id))).toMatchObject({ code: 'unexpected-answer' });
  expect(written).toBeLessThan(100);
});

test('a caller who leaves ends the request with the reason given', async () => {
  const reason = new Error('The reader has left.');
  const controller = new AbortController();
  const origin = await listening(() => controller.abort(reason));
  expect(await rejection(readConfiguration(clientFor(origin), id, controller.signal))).toBe(reason);
});
