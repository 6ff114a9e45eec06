import { Router } from 'express';
import type { Metrics } from './metrics.ts';

export interface OperationsDependencies {
  readonly metrics: Metrics;
  /** Rejects when the store cannot be used. */
  readonly checkStore: () => Promise<void>;
  readonly stopping: AbortSignal;
}

/** How long the store may take to say that it is there. */
const patience = 2_000;

/** For whoever operates the portal: whether it lives, whether it can work, and what it counts. */
export function operationsRouter({ metrics, checkStore, stopping }: OperationsDependencies): Router {
  const router = Router({ caseSensitive: true, strict: true });
  router.get('/healthz', (_request, response) => void response.json({ status: 'alive' }));
  router.get('/readyz', async (request, response) => {
    const ready = !stopping.aborted && (await answersInTime(checkStore, request.log.warn.bind(request.log)));
    response.status(ready ? 200 : 503).json({ status: ready ? 'ready' : 'not-ready' });
  });
  router.get('/metrics', async (_request, response) => {
    response.type(metrics.registry.contentType).send(await metrics.registry.metrics());
  });
  return router;
}

async function answersInTime(
  check: () => Promise<void>,
  warn: (error: unknown, message: string) => void,
): Promise<boolean> {
  const late = AbortSignal.timeout(patience);
  try {
    await Promise.race([
      check(),
      new Promise((_, reject) => {
        late.addEventListener('abort', () => reject(new Error('The store does not answer.')), { once: true });
      }),
    ]);
    return true;
  } catch (error) {
    warn({ err: error }, 'The store cannot be used.');
    return false;
  }
}
