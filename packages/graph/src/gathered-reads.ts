import type { FoundConfiguration } from '@tenantry/domain';
import { readInBatches, type BatchAnswer, type BatchRead } from './batch.ts';
import type { GraphClient } from './graph-client.ts';
import { findConfigurations, listConfigurations } from './service-principals.ts';

/** Reads that are asked for at nearly the same moment share a request; one that is alone is made as it is. */
export interface GatheredReads {
  /** The items of a list, or the object that is asked for, as a part of a batch; `alone` when nobody else asks. */
  part<Value>(
    read: BatchRead,
    signal: AbortSignal | undefined,
    alone: () => Promise<Value>,
    toValue: (answer: BatchAnswer | undefined) => Value,
  ): Promise<Value>;
  /** The configurations of one name; several names are looked for in one list of all configurations. */
  configurationsNamed(displayName: string, signal: AbortSignal | undefined): Promise<readonly FoundConfiguration[]>;
}

/** How long a read waits for company, in milliseconds: far less than its answer takes. */
const company = 20;

/** Gathers the reads of one client. What they ask for together is read after the last of them asked. */
export function gatherReads(client: GraphClient): GatheredReads {
  const askPart = gather<BatchRead, BatchAnswer | undefined>(client, async (reads, signal) => {
    const answers = await readInBatches(client, reads, signal);
    return (index) => answers[index];
  });
  const askName = gather<string, readonly FoundConfiguration[]>(client, async (names, signal) => {
    const all = await listConfigurations(client, signal);
    return (index) => all.filter(({ displayName }) => sameName(displayName, names[index] ?? ''));
  });
  return {
    async part(read, signal, alone, toValue) {
      const answer = await askPart(read, signal);
      return answer === 'alone' ? alone() : toValue(answer.value);
    },
    async configurationsNamed(displayName, signal) {
      const answer = await askName(displayName, signal);
      return answer === 'alone' ? findConfigurations(client, displayName, signal) : answer.value;
    },
  };
}

function sameName(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

interface Question<Asked, Answer> {
  readonly asked: Asked;
  readonly signal: AbortSignal | undefined;
  readonly answer: PromiseWithResolvers<'alone' | { readonly value: Answer }>;
}

function gather<Asked, Answer>(
  client: GraphClient,
  answerAll: (asked: readonly Asked[], signal: AbortSignal | undefined) => Promise<(index: number) => Answer>,
): (asked: Asked, signal: AbortSignal | undefined) => Promise<'alone' | { readonly value: Answer }> {
  let waiting: Question<Asked, Answer>[] = [];
  const answerWaiting = async (): Promise<void> => {
    await client.pause(company);
    const questions = waiting;
    waiting = [];
    const [first] = questions;
    if (questions.length === 1) return first?.answer.resolve('alone');
    // One who gives up must not take the answer from the others.
    const signal = questions.every((one) => one.signal === first?.signal) ? first?.signal : undefined;
    try {
      const valueAt = await answerAll(
        questions.map((one) => one.asked),
        signal,
      );
      for (const [index, one] of questions.entries()) one.answer.resolve({ value: valueAt(index) });
    } catch (error) {
      for (const one of questions) one.answer.reject(error);
    }
  };
  return (asked, signal) => {
    const answer = Promise.withResolvers<'alone' | { readonly value: Answer }>();
    waiting.push({ asked, signal, answer });
    if (waiting.length === 1) void answerWaiting();
    return answer.promise;
  };
}
