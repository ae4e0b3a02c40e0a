// What an invariant of the torture is, and what it is given to look at.
import type { CallNotes } from '../../live/call-views.ts';
import type { Twin } from '../../../twin/twin.ts';
import type { ControlRun } from '../../run/control-run.ts';
import type { ChainedJournal, Readback } from '../readback.ts';
import type { Letter } from '../mail.ts';
import type { Witness } from '../witness.ts';

/** What an invariant may look at: the process, what it wrote, and what is known outside of it. */
export interface Scene {
  control: ControlRun;
  /** What is physically so. */
  twin: Twin;
  notes: CallNotes;
  /** Terminal time, ms UTC. */
  now: number;
  /** Keys of the interchanges kept on the disk. */
  kept: readonly string[];
  store: ChainedJournal;
  /** The journal read back from the disk to its end, by one who knows nothing else. */
  back: Readback;
  witness: Witness;
  letters: ReadonlyMap<string, Letter>;
  /** There is no room on the disk: what the last turn decided may not be durable yet, and nothing of it has left. */
  full: boolean;
  /** Everything is healed and had its time to converge. */
  converged: boolean;
}

/** One invariant. */
export interface Invariant {
  /** I1 to I8. */
  id: string;
  sentence: string;
  /** What is wrong; empty when it holds. */
  check(scene: Scene): string[];
}
