/** What a wake-up can be about. */
export type WakeUpTopic = 'run' | 'run-cancel' | 'status' | 'provisioning-log' | 'session';

/**
 * Tells other parts of the portal, in this and in other processes, that something in the store has changed. A wake-up carries
 * an id and no content, and may get lost: whoever is woken reads the store, and reads it now and then anyway.
 */
export interface WakeUps {
  notify(topic: WakeUpTopic, id: string): Promise<void>;
  /** Calls `wake` with the id of what changed, or with nothing when wake-ups may have been missed. Answers how to stop. */
  listen(topic: WakeUpTopic, wake: (id: string | undefined) => void): () => void;
  close(): Promise<void>;
}

/** Listeners by topic. */
export interface Listeners {
  add(topic: WakeUpTopic, wake: (id: string | undefined) => void): () => void;
  tell(topic: WakeUpTopic, id: string | undefined): void;
  tellAll(): void;
}

export function createListeners(): Listeners {
  const byTopic = new Map<WakeUpTopic, Set<(id: string | undefined) => void>>();
  const tell: Listeners['tell'] = (topic, id) => {
    for (const wake of byTopic.get(topic) ?? []) wake(id);
  };
  return {
    tell,
    tellAll() {
      for (const topic of byTopic.keys()) tell(topic, undefined);
    },
    add(topic, wake) {
      const listeners = byTopic.get(topic) ?? new Set();
      byTopic.set(topic, listeners);
      // Its own function per call: the same listener may be added twice.
      const entry = (id: string | undefined): void => wake(id);
      listeners.add(entry);
      return () => listeners.delete(entry);
    },
  };
}

/** Wake-ups within this process, for the embedded database that no other process shares. */
export function createLocalWakeUps(): WakeUps {
  const listeners = createListeners();
  return {
    listen: listeners.add,
    notify(topic, id) {
      queueMicrotask(() => listeners.tell(topic, id));
      return Promise.resolve();
    },
    close: () => Promise.resolve(),
  };
}
