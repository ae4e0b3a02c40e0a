// The table of bays that were searched without success: bay and cost that was allowed, by two 32-bit hash values. That two bays share both
// is taken as impossible: with ten million bays the chance is about 3 in a million.

/** Places at the beginning, and at the most: 16 bytes each. */
const FIRST = 1 << 14;
const MOST = 1 << 22;
/** Neighbouring places that a bay may stand in. */
const NEAR = 4;

export class SeenBays {
  private keyA = new Int32Array(FIRST);
  private keyB = new Int32Array(FIRST);
  /** The largest cost that was allowed for the rest in vain; -1 in an empty place. */
  private failed = new Float64Array(FIRST).fill(-1);
  private held = 0;

  /** The largest cost with which the rest was searched in vain, or -1. */
  failedWith(a: number, b: number): number {
    const mask = this.keyA.length - 1;
    for (let n = 0; n < NEAR; n++) {
      const at = (a + n) & mask;
      if (this.keyA[at] === a && this.keyB[at] === b && this.failed[at]! >= 0) return this.failed[at]!;
    }
    return -1;
  }

  /** Notes that the rest cannot be done with this cost. A full neighbourhood gives up what was refuted with the least. */
  note(a: number, b: number, cost: number): void {
    if (this.held * 2 > this.keyA.length && this.keyA.length < MOST) this.grow();
    const mask = this.keyA.length - 1;
    let least = a & mask;
    for (let n = 0; n < NEAR; n++) {
      const at = (a + n) & mask;
      const own = this.failed[at]!;
      if (own < 0 || (this.keyA[at] === a && this.keyB[at] === b)) {
        least = at;
        break;
      }
      if (own < this.failed[least]!) least = at;
    }
    if (this.failed[least]! < 0) this.held++;
    this.keyA[least] = a;
    this.keyB[least] = b;
    this.failed[least] = cost;
  }

  private grow(): void {
    const { keyA, keyB, failed } = this;
    const places = keyA.length * 4;
    this.keyA = new Int32Array(places);
    this.keyB = new Int32Array(places);
    this.failed = new Float64Array(places).fill(-1);
    this.held = 0;
    for (let at = 0; at < keyA.length; at++) if (failed[at]! >= 0) this.note(keyA[at]!, keyB[at]!, failed[at]!);
  }
}
