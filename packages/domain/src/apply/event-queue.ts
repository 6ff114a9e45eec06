/** Joins what many tell at once into one story, in the order in which it is told. */
export interface EventQueue<Event> {
  put(event: Event): void;
  /** After this, `events` ends when everything that was put has been taken. */
  close(): void;
  events(): AsyncGenerator<Event>;
}

/** An empty queue, for one reader. */
export function eventQueue<Event>(): EventQueue<Event> {
  let waiting: Event[] = [];
  let closed = false;
  let wake = Promise.withResolvers<void>();
  return {
    put(event) {
      waiting.push(event);
      wake.resolve();
    },
    close() {
      closed = true;
      wake.resolve();
    },
    async *events() {
      for (;;) {
        const batch = waiting;
        waiting = [];
        yield* batch;
        if (waiting.length > 0) continue;
        if (closed) return;
        await wake.promise;
        wake = Promise.withResolvers<void>();
      }
    },
  };
}
