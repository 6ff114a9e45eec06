/**
 * Whether a `claims` parameter declares that its client understands claims challenges (`xms_cc` with `cp1`).
 * `undefined` when it says nothing of it, or is no JSON.
 */
export function handlesChallenges(claims: string | null | undefined): boolean | undefined {
  if (claims === null || claims === undefined || claims === '') return undefined;
  try {
    const parsed = JSON.parse(claims) as { access_token?: { xms_cc?: { values?: unknown } | null } };
    const values = parsed.access_token?.xms_cc?.values;
    if (!Array.isArray(values)) return undefined;
    return values.some((value) => typeof value === 'string' && value.toLowerCase() === 'cp1');
  } catch {
    return undefined;
  }
}
