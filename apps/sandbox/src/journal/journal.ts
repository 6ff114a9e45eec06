import { redactForm, redactGraphBody } from './redact.ts';

/** One Graph or token request with its answer, in the order they were answered. */
export interface JournalEntry {
  readonly n: number;
  /** ISO 8601, of the virtual clock. */
  readonly at: string;
  readonly tenantId: string;
  /** The user principal name of who acted, or the client id of an application. */
  readonly actor: string;
  readonly tokenKind: 'delegated' | 'app' | null;
  readonly method: string;
  readonly path: string;
  /** With its question mark, as sent; empty without one. */
  readonly query: string;
  /** `null` when the connection was dropped instead of an answer. */
  readonly status: number | null;
  readonly requestBody: unknown;
  readonly responseBody: unknown;
  /** The kind of an injected fault this request met. */
  readonly fault: string | null;
  readonly responseHeaders: Readonly<Record<string, string>>;
}
/** What is noted of a request; bodies are raw text, read only when somebody reads the journal. */
export interface JournalNote extends Omit<JournalEntry, 'n' | 'requestBody' | 'responseBody'> {
  readonly bodyKind: 'json' | 'form';
  readonly requestText: string;
  readonly responseText: string;
}
export interface Journal {
  add(note: JournalNote): void;
  /** The entries whose number is above `after`, oldest first. */
  entries(after?: number): JournalEntry[];
  readonly last: number;
  clear(): void;
}

const mostCharacters = 128 * 1024 * 1024;

/** A journal that keeps the latest `most` entries and at most 128 million characters of bodies. No secret leaves it. */
export function createJournal(most = 50_000): Journal {
  let notes: { readonly n: number; readonly note: JournalNote }[] = [];
  let begin = 0;
  let characters = 0;
  let n = 0;
  const size = (note: JournalNote): number => note.requestText.length + note.responseText.length;
  return {
    add(note) {
      n += 1;
      notes.push({ n, note });
      characters += size(note);
      while (notes.length - begin > 1 && (notes.length - begin > most || characters > mostCharacters)) {
        const oldest = notes[begin];
        begin += 1;
        if (oldest !== undefined) characters -= size(oldest.note);
      }
      if (begin > 1000 && begin * 2 > notes.length) {
        notes = notes.slice(begin);
        begin = 0;
      }
    },
    entries: (after = 0) =>
      notes
        .slice(begin)
        .filter((entry) => entry.n > after)
        .map((entry) => present(entry.n, entry.note)),
    get last() {
      return n;
    },
    clear() {
      notes = [];
      begin = 0;
      characters = 0;
      n = 0;
    },
  };
}

function present(n: number, note: JournalNote): JournalEntry {
  const { bodyKind, requestText, responseText, ...rest } = note;
  return {
    n,
    ...rest,
    requestBody: bodyKind === 'form' ? redactForm(requestText) : redactGraphBody(note.path, requestText),
    responseBody: redactGraphBody(note.path, responseText),
  };
}
