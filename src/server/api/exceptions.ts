// The one queue of what is not as it should be: types only. GET /api/v1/exceptions (ExceptionView[]), worst first;
// POST /api/v1/exceptions/:id/acknowledgement {by}.
import type { MachineAction } from '../../terminal/machine-command.ts';

/** How bad it is, worst first: what may harm people; cargo; a vessel's departure; machines and the trucks that wait for them; papers. */
export type ExceptionRank = 'people' | 'cargo' | 'vessel' | 'machine' | 'paper';

/** What can be not as it should be; the page has a sentence and a suggestion for each. */
export type ExceptionKind =
  /** There is no room for the record: the terminal stands, and no machine can be told anything. */
  | 'record-full'
  /** Somebody is on the ground of machines: what is there stands. */
  | 'zone-stopped'
  | 'machine-stopped'
  | 'wind'
  | 'reefer-alarm'
  | 'reefer-off-power'
  /** A vessel waits for the release of boxes aboard. */
  | 'vessel-held'
  | 'vessel-late'
  /** Loads that stay ashore though they were listed. */
  | 'loads-rolled'
  | 'loads-held'
  | 'machine-fault'
  | 'machine-slow'
  | 'machine-unheard'
  | 'machine-marked'
  | 'lane-closed'
  | 'machine-withdrawn'
  | 'truck-held'
  | 'truck-waits'
  | 'discrepancy'
  | 'message-quarantined'
  | 'message-refused'
  | 'boxes-set-aside';

/** What an exception holds up: so many boxes, moves, vehicles; or one thing by its name. */
export interface Blocked {
  what: 'box' | 'crane' | 'call' | 'truck' | 'block' | 'boxes' | 'moves' | 'vehicles';
  /** Name of the thing; '' for a number of them. */
  id: string;
  n: number;
}

/** Something that can be done about it, with a button. */
export type ExceptionStep =
  | { do: 'machine'; che: string; action: MachineAction }
  /** Somebody has looked at a marked machine, and tells what he found. */
  | { do: 'check'; che: string }
  | { do: 'note-alarm'; container: string }
  | { do: 'show'; kind: 'machine' | 'container' | 'call' | 'truck'; id: string }
  | { do: 'open'; sheet: 'messages' | 'discrepancies' | 'reefers' };

/** One exception. */
export interface ExceptionView {
  /** Name of it, the same as long as it lasts; another one when it comes again. */
  id: string;
  kind: ExceptionKind;
  rank: ExceptionRank;
  /** Since when, ms UTC. */
  since: number;
  /** What it is about, by its name: a machine, container, vessel, truck, lane, message. */
  subject: string;
  /** Facts of its sentence. Names that end in At are times, ms UTC. */
  facts: Record<string, string | number>;
  blocks: Blocked[];
  /** The one that is suggested first. */
  steps: ExceptionStep[];
  /** Who has taken note of it, and when, ms UTC; null: nobody. */
  noted: { by: string; at: number } | null;
}
