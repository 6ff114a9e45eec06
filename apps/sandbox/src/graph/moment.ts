/** A moment of the virtual clock as Graph writes it: UTC, without milliseconds. */
export function graphTime(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, 19)}Z`;
}
