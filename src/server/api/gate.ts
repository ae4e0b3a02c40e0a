// The gate as its view shows it: appointments by hour, who is there and what each waits for, turn times. Types only. GET /api/v1/gate (GateView).

/** The appointments of an hour, by the begin of their windows. */
export interface GateHour {
  /** Begin of the hour, ms UTC. */
  at: number;
  /** Trucks announced; of these those that have come, and those of them that are through and gone. */
  announced: number;
  come: number;
  done: number;
}

/**
 * What a truck waits for. hold: a hold keeps its box; not-here: its box is not in the yard; vessel: its box is for a vessel that is worked; turn: to
 * be let in; crane: a stacking crane; dig: boxes stand on its box; drive: it is on its way inside; out: on its way out; release: it was stopped with
 * a box on hold.
 */
export type TruckWait =
  'hold' | 'not-here' | 'vessel' | 'turn' | 'crane' | 'dig' | 'served' | 'drive' | 'out' | 'release';

/** A truck that is there. */
export interface GateTruck {
  visit: string;
  truck: string;
  haulier: string;
  place: 'gate' | 'inside' | 'stopped' | 'leaving';
  /** When it came to the gate, ms UTC, and since when it does what it does now. */
  arrived: number;
  since: number;
  /** Begin of its window, ms UTC. */
  window: number;
  /** By how much it came before its window (negative) or after its end, ms; 0: within. */
  off: number;
  delivers: string[];
  collects: string[];
  waits: TruckWait;
  /** The box that it waits for or with, its block, the crane that is to serve it, and what that crane has in hand; '' where there is none. */
  container: string;
  block: string;
  crane: string;
  craneHas: string;
  /** Names of the holds that keep it. */
  holds: string[];
  /** Lifts of its block that stand ready and count before its own; boxes on its box. */
  ahead: number;
  over: number;
}

/** A truck that has not come though its window is over. */
export interface MissingTruck {
  visit: string;
  truck: string;
  haulier: string;
  window: number;
  /** For how long its window has been over, ms. */
  late: number;
  boxes: string[];
}

/** Turn times of today's trucks, from the gate to the gate. */
export interface TurnTimes {
  trucks: number;
  /** Minutes; null before the first. */
  median: number | null;
  p95: number | null;
  /** Trucks by minutes: each the number from so many times `step` minutes on; the last one holds all that took longer. */
  step: number;
  counts: number[];
}

export interface GateView {
  now: number;
  /** Local midnight, ms UTC. */
  today: number;
  windowMinutes: number;
  inLanes: number;
  outLanes: number;
  /** Trucks that the lanes can take in an hour at most. */
  lanesPerHour: number;
  hours: GateHour[];
  trucks: GateTruck[];
  missing: MissingTruck[];
  turns: TurnTimes;
}
