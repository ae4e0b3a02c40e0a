// Rounds of the fuzz run: input number n of a seed is always the same one.
import type { Interchange } from '../../src/edi/messages.ts';
import { Random, seedFor } from '../../src/kit/random.ts';
import { anyManner, checkInput, type Manner } from './check.ts';
import { mutated } from './mutations.ts';

/** An input and how it is read. */
export interface Case {
  bytes: Uint8Array;
  manner: Manner;
  random: Random;
}

/** Case number n of a seed. */
export function caseOf(seed: number, n: number, samples: readonly Uint8Array[]): Case {
  const random = new Random(seedFor(seed, String(n)));
  const bytes = mutated(random.pick(samples), random, samples);
  return { bytes, manner: anyManner(random), random };
}

/** What was read in a run, in counts. */
export class Tally {
  inputs = 0;
  bytes = 0;
  messages = 0;
  entries = 0;
  setAside = 0;
  diagnostics: Record<string, number> = {};

  add(bytes: Uint8Array, interchanges: readonly Interchange[]): void {
    this.inputs++;
    this.bytes += bytes.length;
    for (const { messages, diagnostics } of interchanges) {
      this.messages += messages.length;
      for (const { code } of diagnostics) this.diagnostics[code] = (this.diagnostics[code] ?? 0) + 1;
      for (const { entries, setAside } of messages) {
        this.entries += entries.length;
        this.setAside += setAside.length;
      }
    }
  }
}

/** Works one case; throws what does not hold. */
export function work({ bytes, manner, random }: Case, tally: Tally): void {
  tally.add(bytes, checkInput(bytes, manner, random));
}
