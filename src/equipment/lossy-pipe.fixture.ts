// A pipe that loses, doubles and delays what it carries, so that it overtakes; by a seed. Envelopes go through it as JSON, as they would
// through a broker.
import { Random } from '../kit/random.ts';

/** What a pipe does: shares from 0 to 1, and the longest way, ms. */
export interface PipeFaults {
  loss: number;
  twice: number;
  longest: number;
}

/** Nothing is lost, and everything arrives at once. */
export const PERFECT: PipeFaults = { loss: 0, twice: 0, longest: 0 };

export class LossyPipe<T> {
  faults: PipeFaults;
  /** Nothing comes through while it is cut. */
  cut = false;
  carried = 0;
  private readonly random: Random;
  private readonly under: { at: number; text: string }[] = [];

  constructor(seed: number, faults: PipeFaults) {
    this.random = new Random(seed);
    this.faults = faults;
  }

  send(envelopes: readonly T[], now: number): void {
    for (const envelope of envelopes) {
      const text = JSON.stringify(envelope);
      if (this.cut || this.random.next() <= this.faults.loss) continue;
      const copies = this.random.next() <= this.faults.twice ? 2 : 1;
      for (let i = 0; i < copies; i++)
        this.under.push({ at: now + Math.floor(this.random.next() * this.faults.longest), text });
    }
  }

  /** When the next one arrives; Infinity: none is under way. */
  get next(): number {
    let next = Infinity;
    for (const { at } of this.under) next = Math.min(next, at);
    return next;
  }

  /** What has arrived, in the order of arrival. */
  arrived(now: number): T[] {
    const here = this.under.filter(({ at }) => at <= now).sort((a, b) => a.at - b.at);
    if (here.length === 0) return [];
    const left = this.under.filter(({ at }) => at > now);
    this.under.splice(0, Infinity, ...left);
    this.carried += here.length;
    return here.map(({ text }) => JSON.parse(text) as T);
  }
}
