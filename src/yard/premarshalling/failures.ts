// What the exact search has tried in vain: for a layout, up to which cost no way puts it in order.

/** Entries at the beginning, and the most there may be, as powers of 2 (16 bytes each). */
const FIRST_BITS = 12;
const MOST_BITS = 22;

/** A table by 64 bits of hash; a newer entry takes the place of an older one. */
export class Failures {
  #mask = 0;
  #hashA!: Int32Array;
  #hashB!: Int32Array;
  #slack!: Float64Array;
  #used = 0;

  constructor() {
    this.#allot(FIRST_BITS);
  }

  #allot(bits: number): void {
    this.#mask = 2 ** bits - 1;
    this.#hashA = new Int32Array(2 ** bits);
    this.#hashB = new Int32Array(2 ** bits);
    this.#slack = new Float64Array(2 ** bits).fill(-1);
    this.#used = 0;
  }

  /** Up to which further cost it is known that no way exists; -1 when nothing is known. */
  known(hashA: number, hashB: number): number {
    const at = hashA & this.#mask;
    return this.#hashA[at] === hashA && this.#hashB[at] === hashB ? this.#slack[at]! : -1;
  }

  /** Notes that no way exists within `slack`. */
  note(hashA: number, hashB: number, slack: number): void {
    const at = hashA & this.#mask;
    if (this.#slack[at]! < 0 && ++this.#used > this.#mask >> 1 && this.#mask < 2 ** MOST_BITS - 1) {
      this.#enlarge();
      this.note(hashA, hashB, slack);
      return;
    }
    this.#hashA[at] = hashA;
    this.#hashB[at] = hashB;
    this.#slack[at] = slack;
  }

  /** Takes back what was noted of a layout. */
  forget(hashA: number, hashB: number): void {
    const at = hashA & this.#mask;
    if (this.#hashA[at] === hashA && this.#hashB[at] === hashB) this.#slack[at] = -1;
  }

  #enlarge(): void {
    const [hashA, hashB, slack] = [this.#hashA, this.#hashB, this.#slack];
    this.#allot(Math.log2(this.#mask + 1) + 2);
    for (let i = 0; i < slack.length; i++) if (slack[i]! >= 0) this.note(hashA[i]!, hashB[i]!, slack[i]!);
  }

  /** Forgets everything. */
  clear(): void {
    this.#slack.fill(-1);
    this.#used = 0;
  }
}
