import { pino, type DestinationStream, type Logger } from 'pino';
import type { LogLevel } from '../config/config.ts';

/** Members that may hold a secret, wherever they are in what is logged. */
const secretMembers = [
  'authorization',
  'Authorization',
  'cookie',
  'set-cookie',
  'token',
  'accessToken',
  'access_token',
  'refreshToken',
  'refresh_token',
  'idToken',
  'id_token',
  'client_secret',
  'clientSecret',
  'client_assertion',
  'code_verifier',
  'codeVerifier',
  'secret',
];

/** What of an error is logged: messages, codes and stacks, and the same of its causes; never the members others put on it. */
function describeError(error: unknown, depth = 0): unknown {
  if (!(error instanceof Error)) return { message: typeof error === 'string' ? error : typeof error };
  const { name, message, stack, cause } = error;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  const more = cause !== undefined && depth < 4 ? { cause: describeError(cause, depth + 1) } : {};
  return { type: name, message: withoutTokens(message), code, stack: withoutTokens(stack ?? ''), ...more };
}

/** Tokens in a text: JSON web tokens, and the parameters by which codes and secrets travel. */
function withoutTokens(text: string): string {
  return text
    .replace(/\beyJ[\w-]{8,}\.[\w-]+(\.[\w-]*)?/g, '[token]')
    .replace(
      /\b(code|client_secret|refresh_token|access_token|id_token|client_assertion|code_verifier)=[^&\s"']+/g,
      '$1=[secret]',
    );
}

/** One JSON object per line; secrets are left out. */
export function createLog(level: LogLevel, destination?: DestinationStream): Logger {
  const paths = secretMembers.flatMap((member) => [`["${member}"]`, `*["${member}"]`, `*.*["${member}"]`]);
  const options = {
    level,
    base: null,
    messageKey: 'message',
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    formatters: { level: (label: string) => ({ level: label }) },
    serializers: { err: (error: unknown) => describeError(error) },
    redact: { paths: [...paths, 'err.config'], censor: '[secret]' },
  };
  return destination === undefined ? pino(options) : pino(options, destination);
}
