import { describe, expect, it } from 'vitest';
import { createGraphDirectory } from './graph-directory.ts';
import { createScriptedClient } from './testing/scripted-client.ts';
import { refusal } from './testing/scripted-graph.ts';

const ids = [1, 2, 3].map((number) => `00000000-0000-4000-8000-00000000000${number}`);
const servicePrincipal = (id: string, displayName = `MTO_Sync_${id}`) => ({
  id,
  appId: id,
  displayName,
  applicationTemplateId: '518e5f48-1fc8-4c48-9387-9fdf28b0dfe7',
});

describe('reads that are asked for at the same moment', () => {
  it('share one request, and a refusal of one is its own', async () => {
    const { client, sent } = createScriptedClient(({ path }) => {
      const id = path.split('/').at(-1) ?? '';
      return id === ids[1] ? refusal(403, 'Authorization_RequestDenied') : { status: 200, body: servicePrincipal(id) };
    });
    const directory = createGraphDirectory(client);
    const found = await Promise.all(ids.map((id) => directory.readConfiguration(id).catch((error: unknown) => error)));
    expect(found).toMatchObject([
      { servicePrincipalId: ids[0] },
      { code: 'forbidden' },
      { servicePrincipalId: ids[2] },
    ]);
    expect(sent.map(({ path }) => path)).toEqual(['/v1.0/$batch']);
  });

  it('by several names are answered from one list', async () => {
    const { client, sent } = createScriptedClient(() => ({
      status: 200,
      body: { value: ids.map((id) => servicePrincipal(id)) },
    }));
    const directory = createGraphDirectory(client);
    const found = await Promise.all(ids.slice(0, 2).map((id) => directory.findConfigurations(`mto_sync_${id}`)));
    expect(found.map((one) => one.map(({ servicePrincipalId }) => servicePrincipalId))).toEqual([[ids[0]], [ids[1]]]);
    expect(sent).toHaveLength(1);
  });

  it('are made alone when nobody else asks', async () => {
    const { client, sent } = createScriptedClient(() => ({ status: 200, body: servicePrincipal(ids[0] ?? '') }));
    await createGraphDirectory(client).readConfiguration(ids[0] ?? '');
    expect(sent.map(({ method }) => method)).toEqual(['GET']);
  });
});
