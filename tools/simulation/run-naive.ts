import type { GraphAnswer } from '../bench/stage.ts';
import { shareByHowTo, type ScriptGraph } from '../bench/contenders/how-to.ts';
import { createVirtualTime } from '../bench/virtual-time.ts';
import { duplicatesOf } from './invariants.ts';
import { createNetwork } from './network.ts';
import type { Script } from './script.ts';
import { configurationsNamed, homeOf, isRunning, openWorld } from './world.ts';

const scopes = [
  'Policy.ReadWrite.CrossTenantAccess',
  'Application.ReadWrite.All',
  'AppRoleAssignment.ReadWrite.All',
  'Synchronization.ReadWrite.All',
];
const restart = 12_000;

/**
 * Lets the same script happen to the published steps, written as a careful script that looks before it creates, repeats what
 * fails, and is started again after it died.
 * @returns what is doubled at the end, or ran twice at any time.
 */
export async function runNaive(script: Script): Promise<readonly string[]> {
  const sandbox = openWorld(script);
  const time = createVirtualTime(sandbox.clock.now(), (milliseconds) => sandbox.clock.advance(milliseconds));
  const { homeTenantId, personas, tenants } = sandbox.world();
  const tenantIds = [...tenants.keys()].filter((tenantId) => tenantId !== homeTenantId);
  const violations = new Set<string>();
  const network = createNetwork(script, sandbox, time, () => {
    for (const tenantId of tenantIds) {
      const running = configurationsNamed(sandbox, `MTO_Sync_${tenantId}`).filter(isRunning);
      if (running.length > 1) violations.add('I2: two running jobs for one tenant');
    }
  });
  const groups = [...homeOf(sandbox.world()).groups.keys()].filter((_, index) => script.wanted.includes(index));
  await time.during(
    (async () => {
      const token = await time.inTurn(() => sandbox.issueToken({ userId: personas[0]?.userId ?? '', scopes }));
      for (const crash of [...script.crashes, undefined]) {
        const dies = Promise.withResolvers<'died'>();
        let waits = 0;
        const graph: ScriptGraph = {
          sleep: (milliseconds) => time.sleep(milliseconds),
          call: async (method, path, body) => {
            const step = async () => {
              waits += 1;
              if (!crash || waits < crash.at / 4) return;
              dies.resolve('died');
              await new Promise<never>(() => undefined);
            };
            await step();
            const answer = await answerOf(await network.send(requestOf(token, method, path, body)));
            await step();
            return answer;
          },
        };
        const work = (async () => {
          for (const tenantId of tenantIds) {
            for (const groupId of groups) await shareByHowTo(graph, tenantId, groupId).catch(() => undefined);
          }
        })();
        if ((await Promise.race([work, dies.promise])) !== 'died') break;
        await time.sleep(restart);
      }
    })(),
  );
  return [...violations, ...duplicatesOf(sandbox, tenantIds)];
}

function requestOf(token: string, method: string, path: string, body: unknown): Request {
  return new Request(`https://graph.microsoft.com/v1.0${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

async function answerOf(response: Response): Promise<GraphAnswer> {
  const text = await response.text();
  let body: Record<string, unknown> = {};
  if (text.startsWith('{')) body = JSON.parse(text) as Record<string, unknown>;
  return { status: response.status, headers: response.headers, body };
}
