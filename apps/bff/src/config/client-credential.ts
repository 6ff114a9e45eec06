import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** By what the portal proves to Entra that it is itself. */
export type ClientCredential =
  | { readonly kind: 'secret'; readonly secret: string }
  | {
      readonly kind: 'certificate';
      /** PEM. */
      readonly privateKey: string;
      /** PEM. */
      readonly certificate: string;
      /** Lower-case hexadecimal SHA-256 of the certificate. */
      readonly thumbprint: string;
    };

/**
 * Reads the credential from its settings; `certificate` is a PEM text, or the path of one, with a private key and the
 * certificate that belongs to it. A string says what is wrong; `undefined` when neither is set.
 */
export function readCredential(
  secret: string | undefined,
  certificate: string | undefined,
): ClientCredential | string | undefined {
  if (secret !== undefined) return { kind: 'secret', secret };
  if (certificate === undefined) return undefined;
  const text = certificate.includes('-----BEGIN') ? certificate : readText(certificate);
  if (text === undefined) return 'names a file that cannot be read';
  const key = /-----BEGIN [A-Z ]*PRIVATE KEY-----[^-]+-----END [A-Z ]*PRIVATE KEY-----/.exec(text)?.[0];
  const public509 = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/.exec(text)?.[0];
  if (key === undefined) return 'holds no private key in PEM';
  if (public509 === undefined) return 'holds no certificate in PEM';
  try {
    const parsed = new X509Certificate(public509);
    if (!parsed.checkPrivateKey(createPrivateKey(key)))
      return 'holds a private key that does not belong to its certificate';
    const thumbprint = parsed.fingerprint256.replaceAll(':', '').toLowerCase();
    return { kind: 'certificate', privateKey: key, certificate: public509, thumbprint };
  } catch {
    return 'holds a key or certificate that cannot be understood';
  }
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
