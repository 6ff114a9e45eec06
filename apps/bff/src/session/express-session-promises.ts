import type { Request } from 'express';

/** Gives the browser a new session with nothing in it; the old one is dead from then on. */
export async function regenerateSession(request: Request, now: number): Promise<void> {
  await settled((done) => request.session.regenerate(done));
  request.session.createdAt = now;
}

/** Writes the session down now rather than with the answer. */
export async function saveSession(request: Request): Promise<void> {
  await settled((done) => request.session.save(done));
}

/** Ends the session. */
export async function destroySession(request: Request): Promise<void> {
  await settled((done) => request.session.destroy(done));
}

function settled(start: (done: (error?: unknown) => void) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    start((error) => {
      if (error === undefined || error === null) resolve();
      else reject(error instanceof Error ? error : new Error('The session cannot be kept.', { cause: error }));
    });
  });
}
