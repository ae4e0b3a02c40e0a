// What one run needs, as plain data that can be sent to a thread or another machine: the terminal of the variant, and where it
// begins from. Knows nothing of sweep files.
import type { TerminalModel } from '../../terminal/model.ts';
import type { Disturbances } from '../../twin/disturbances.ts';
import type { Fork } from './fork.ts';
import type { DemandPatch, PolicyPatch } from './variant.ts';

/** A variant made ready: everything resolved and checked. */
export interface Setting {
  name: string;
  model: TerminalModel;
  policy: PolicyPatch;
  disturbances: Disturbances | null;
  /** Position of the bow by call, m along the quay. */
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

/** One run. */
export interface RunTask {
  setting: Setting;
  seed: number;
  /** Hours over which the figures count. */
  hours: number;
}
