const hidden = '[redacted]';
/** Everything in a token request or its answer that would let somebody act as somebody else. */
const secretNames = new Set([
  'client_secret',
  'client_assertion',
  'assertion',
  'code',
  'code_verifier',
  'refresh_token',
  'access_token',
  'id_token',
  'client_info',
  'password',
  'passwordprofile',
]);
/** Credentials of a synchronization job that say where and how, and are no secret. */
const openKeys = new Set(['companyid', 'authenticationtype', 'syncnotificationsettings', 'syncall']);

/** The members of a form body with every secret replaced. */
export function redactForm(text: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    [...new URLSearchParams(text)].map(([name, value]) => [name, secretNames.has(name.toLowerCase()) ? hidden : value]),
  );
}

/**
 * A JSON body with every secret replaced: tokens wherever they are, and the values of `{key, value}` pairs of the
 * synchronization credentials calls. Text that is no JSON comes back as text, an empty body as `null`.
 */
export function redactGraphBody(path: string, text: string): unknown {
  if (text === '') return null;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return text;
  }
  return redact(value, /\/(secrets|validateCredentials|\$batch)$/i.test(path));
}

function redact(value: unknown, credentials: boolean): unknown {
  if (Array.isArray(value)) return value.map((item) => redact(item, credentials));
  if (typeof value !== 'object' || value === null) return value;
  const record = value as Record<string, unknown>;
  const isCredential =
    credentials &&
    typeof record['key'] === 'string' &&
    typeof record['value'] === 'string' &&
    !openKeys.has(record['key'].toLowerCase());
  return Object.fromEntries(
    Object.entries(record).map(([name, member]) => {
      const secret = (isCredential && name === 'value') || (typeof member === 'string' && isSecretName(name));
      return [name, secret ? hidden : redact(member, credentials)];
    }),
  );
}

/** `code` is a secret in a form and an ordinary member in JSON (`error.code`, `status.code`). */
function isSecretName(name: string): boolean {
  return name !== 'code' && secretNames.has(name.toLowerCase());
}
