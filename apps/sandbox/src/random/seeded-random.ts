/** Chance that repeats: the same seed gives the same answers in the same order. */
export interface Random {
  /** At least 0, less than 1. */
  next(): number;
  /** A whole number from 0 to `max - 1`. */
  integer(max: number): number;
  /** A version 4 UUID in lower case. */
  guid(): string;
  /** One of `items`; throws a `RangeError` when there are none. */
  pick<T>(items: readonly T[]): T;
  /** A draw of the lognormal distribution with this median; `sigma` (default 0.5) widens the tail. */
  lognormal(median: number, sigma?: number): number;
}

const twoToThe32 = 4_294_967_296;
/** Two hexadecimal digits of every byte: much faster than printing numbers, and ids are made by the hundred thousand. */
const byteDigits = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

function hex(word: number): string {
  const digits = (shift: number): string => byteDigits[(word >>> shift) & 0xff] ?? '';
  return digits(24) + digits(16) + digits(8) + digits(0);
}

/**
 * A small fast counter generator of good quality.
 * @see https://pracrand.sourceforge.net/ sfc32, the generator used
 */
export function createRandom(seed: number): Random {
  let a = Math.trunc(seed) | 0;
  let b = Math.trunc(seed / twoToThe32) | 0;
  let c = 0x9e3779b9 | 0;
  let counter = 1;
  const word = (): number => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    c |= 0;
    return sum >>> 0;
  };
  // Neighbouring seeds would begin alike without some rounds of mixing.
  for (let round = 0; round < 15; round += 1) word();
  const next = (): number => word() / twoToThe32;
  return {
    next,
    integer: (max) => Math.floor(next() * max),
    guid() {
      const [first, second, third, fourth] = [hex(word()), hex(word()), hex(word()), hex(word())];
      const variant = '89ab'.charAt(Number.parseInt(third.charAt(0), 16) % 4);
      return `${first}-${second.slice(0, 4)}-4${second.slice(5)}-${variant}${third.slice(1, 4)}-${third.slice(4)}${fourth}`;
    },
    pick<T>(items: readonly T[]): T {
      if (items.length === 0) throw new RangeError('There is nothing to pick from.');
      return items[Math.floor(next() * items.length)] as T;
    },
    lognormal(median, sigma = 0.5) {
      const normal = Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
      return median * Math.exp(sigma * normal);
    },
  };
}
