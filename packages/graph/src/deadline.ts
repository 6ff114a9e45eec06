/** A signal that is aborted when time is up or when the caller's own signal is. */
export interface Deadline {
  readonly signal: AbortSignal;
  /** Lets go of timer and caller. */
  end(): void;
}

/**
 * A deadline held by plain references. Signals that are combined by the platform hang by weak ones: once a response has begun they
 * can be collected, and the answer then never times out.
 */
export function createDeadline(milliseconds: number, caller: AbortSignal | undefined): Deadline {
  const controller = new AbortController();
  const leave = (): void => controller.abort(caller?.reason);
  const timer = setTimeout(() => {
    controller.abort(new DOMException('No answer in time.', 'TimeoutError'));
  }, milliseconds);
  if (caller?.aborted === true) leave();
  caller?.addEventListener('abort', leave, { once: true });
  return {
    signal: controller.signal,
    end() {
      clearTimeout(timer);
      caller?.removeEventListener('abort', leave);
    },
  };
}

/** The promise's result, or a rejection with the signal's reason as soon as it is aborted, whatever the promise does. */
export function orAborted<T>(promise: Promise<T>, signal: AbortSignal | null | undefined): Promise<T> {
  if (signal === null || signal === undefined) return promise;
  return new Promise((resolve, reject) => {
    const abort = (): void => reject(signal.reason as Error);
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
    const release = (): void => signal.removeEventListener('abort', abort);
    promise.then(resolve, reject).finally(release);
  });
}
