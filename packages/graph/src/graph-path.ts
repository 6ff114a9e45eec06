import { DirectoryError } from '@tenantry/domain';

declare const segmentMark: unique symbol;

/** One path segment that agrees with the grammar of its kind of id. */
export type PathSegment = string & { readonly [segmentMark]: true };

/** A path below the version of Microsoft Graph, and the same with `{id}` for every id, for metrics and logs. */
export interface GraphPath {
  readonly text: string;
  readonly template: string;
}

const guidGrammar = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const jobIdGrammar = /^[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)*$/;
const assignmentIdGrammar = /^[A-Za-z0-9_-]+$/;

/** A path whose ids were checked before: a text cannot get in unless one of the functions below let it. */
export function path(parts: TemplateStringsArray, ...ids: readonly PathSegment[]): GraphPath {
  const join = (value: (id: PathSegment) => string): string =>
    parts.reduce((text, part, index) => {
      const id = ids[index - 1];
      return `${text}${id === undefined ? '' : value(id)}${part}`;
    });
  return { text: join(encodeURIComponent), template: join(() => '{id}') };
}

/** An object or tenant id. Throws `invalid-request` when it is no GUID, before anything is sent. */
export function guid(text: string): PathSegment {
  return segment(text, guidGrammar, 36, 'an object id');
}

/**
 * The id of a synchronization job, such as `Azure2Azure.<32 hex digits>.<GUID>`: opaque, but of few characters.
 * Throws `invalid-request`.
 */
export function jobId(text: string): PathSegment {
  return segment(text, jobIdGrammar, 200, 'a job id');
}

/** The id of an app role assignment: opaque, base64url. Throws `invalid-request`. */
export function assignmentId(text: string): PathSegment {
  return segment(text, assignmentIdGrammar, 200, 'an assignment id');
}

function segment(text: string, grammar: RegExp, longest: number, what: string): PathSegment {
  if (text.length <= longest && grammar.test(text)) return text as PathSegment;
  throw new DirectoryError('invalid-request', `The given text is not ${what}.`);
}
