// Seeded random numbers. The whole state is one 32-bit integer, so that a snapshot can keep it.

/**
 * xorshift32 (shifts 13, 17, 5; Marsaglia 2003, "Xorshift RNGs"). Same seed, same sequence on every machine.
 */
export class Random {
  /** The 32-bit state; never 0. */
  state: number;

  constructor(seed: number) {
    this.state = seed | 0 || 0x9e3779b9 | 0;
  }

  /** A number in (0, 1]. */
  next(): number {
    let x = this.state;
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    this.state = x;
    return ((x >>> 0) + 1) / 4294967296;
  }

  /** An integer in 0 … n-1. */
  int(n: number): number {
    return Math.min(n - 1, Math.floor((this.next() - 1 / 4294967296) * n));
  }

  /** A draw from the exponential distribution with the given mean. */
  exponential(mean: number): number {
    return -Math.log(this.next()) * mean;
  }

  /** A standard normal draw (Box-Muller, one of the pair). */
  normal(): number {
    return Math.sqrt(-2 * Math.log(this.next())) * Math.cos(2 * Math.PI * this.next());
  }

  /** One element of a non-empty list. */
  pick<T>(list: readonly T[]): T {
    return list[this.int(list.length)] as T;
  }

  /** An index drawn in proportion to the weights; the weights need not sum to 1. */
  weighted(weights: readonly number[]): number {
    let total = 0;
    for (const w of weights) total += w;
    let left = this.next() * total;
    for (let i = 0; i < weights.length; i++) {
      left -= weights[i] as number;
      if (left <= 0) return i;
    }
    return weights.length - 1;
  }
}

/** Mixes a seed with a name, so that parts of a run draw from independent sequences. */
export function seedFor(seed: number, name: string): number {
  let h = (seed ^ 0x811c9dc5) | 0;
  for (let i = 0; i < name.length; i++) h = Math.imul(h ^ name.charCodeAt(i), 0x01000193);
  h ^= h >>> 15;
  h = Math.imul(h, 0x2c1b3c6d);
  h ^= h >>> 12;
  return h | 0 || 1;
}
