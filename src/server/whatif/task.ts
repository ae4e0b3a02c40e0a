// What one run needs, as plain data that can be sent to a thread or another machine: the terminal of the variant, and where it
// begins from. Knows nothing of sweep files.
import type { TerminalModel } from '../../terminal/model.ts';
import type { Disturbances } from '../../twin/disturbances.ts';
import type { DemandPatch, PolicyPatch } from './variant.ts';

/** A variant made ready: everything resolved and checked. */
export interface Setting {
  name: string;
  model: TerminalModel;
  policy: PolicyPatch;
  disturbances: Disturbances | null;
  /** Position of the bow by call, m along the quay; other calls lie where the berth plan puts them. */
  berths: Record<string, number>;
  from: Beginning | Fork;
}

/** A run from an empty quay. */
export interface Beginning {
  kind: 'beginning';
  /** The terminal whose traffic it is: the same for all variants, so that a seed gives each the same. */
  demandModel: TerminalModel;
  demand: DemandPatch & { days: number };
  /** ms UTC. */
  start: number;
  /** Hours before the figures count. */
  warmUpHours: number;
}

/** The traffic of a live terminal that nobody knows yet: it is drawn week after week. */
export interface FutureWeeks {
  /** Start of the first week, ms UTC. */
  start: number;
  /** Factor on the terminal's weekly quay moves. */
  demandScale: number;
  /** Number of the first week whose messages are not among the known ones. */
  next: number;
}

/** A terminal at one second. Its bytes lie in memory that threads share. */
export interface Fork {
  kind: 'fork';
  model: TerminalModel;
  /** ms UTC. */
  at: number;
  /** Frames of the journal up to here; the fork does without them. */
  seq: number;
  state: Uint8Array;
  /** Messages that are known to come. */
  inbox: Uint8Array;
  weeks: FutureWeeks | null;
}

/** One run. */
export interface RunTask {
  setting: Setting;
  seed: number;
  /** Hours over which the figures count. */
  hours: number;
}
