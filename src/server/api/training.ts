// Training: shifts on the twin, what is asked for, how they stand, and the debrief. Types only. GET, POST /api/v1/training,
// POST /api/v1/training/:id/{open,stop}, GET /api/v1/training/:id/debrief; inside of a shift GET /api/v1/shift, POST /api/v1/shift/{begin,end}.
import type { ShiftFigureId } from '../../office/shift-score.ts';
import type { WaitRoot, WaitTimes } from './waiting.ts';

export type { ShiftFigureId };

/** What a trainer may choose to go wrong. */
export type FaultChoice =
  /** A quay crane stands. */
  | 'quay-crane'
  /** A vehicle stops with a box as soon as it drives with one. */
  | 'dead-vehicle'
  /** A vehicle works on and is not heard. */
  | 'silent-vehicle'
  /** A stacking crane stands. */
  | 'stacking-crane'
  /** A stacking crane tells what is not so. */
  | 'lying-crane'
  /** Wind over the limit of the quay cranes. */
  | 'wind'
  /** A lane is closed. */
  | 'lane'
  /** A person stands on a lane. */
  | 'person'
  /** The plugged reefers of a block alarm. */
  | 'reefer';

/** How many of each; what is left out is none. */
export type FaultCounts = Partial<Record<FaultChoice, number>>;

/** Ready choices, from mild to rough; 'own': the trainer's own numbers; 'file': a file of disturbances. */
export type ShiftLevel = 'calm' | 'ordinary' | 'rough' | 'own' | 'file';

/** What a trainer asks for. */
export interface ShiftOrder {
  trainee: string;
  /** The trainer, who makes the shift. */
  by: string;
  hours: number;
  /** Times life. */
  speed: number;
  /** Factor on the terminal's weekly quay moves. */
  traffic: number;
  /** Seed of the traffic and of what goes wrong. */
  seed: number;
  /** Hours that the terminal has worked when the shift begins. */
  hoursBefore: number;
  level: ShiftLevel;
  faults: FaultCounts;
  /** Machines fail by chance, too, at the rates of the terminal file; from the beginning of the terminal on. */
  byChance: boolean;
  /** A file of disturbances ('hawser-disturbances/1') in place of `faults`; its times count from the shift's beginning. */
  file?: { name: string; text: string };
}

/**
 * How a shift stands. warming: the terminal works the hours before; standing: it waits for the trainee; running; judging: it is over, and the
 * automatic run is still worked out; done; broken: it ended before its time and nobody had ended it, or its process failed.
 */
export type ShiftState = 'warming' | 'standing' | 'running' | 'judging' | 'done' | 'broken';

/** A shift as it is told. */
export interface TrainingShift {
  id: string;
  order: Omit<ShiftOrder, 'file'> & { file?: { name: string } };
  /** When it was made, ms of the real clock. */
  made: number;
  state: ShiftState;
  /** Share of the hours before that is worked, 0 to 1. */
  warmed: number;
  /** Terminal time of its beginning and its end, ms UTC; null while it warms up. */
  from: number | null;
  to: number | null;
  /** 0 to 100; null before the debrief. */
  score: number | null;
  /** Its record can be looked at under training/ID/. */
  open: boolean;
}

/** The shifts, newest first, and what can be chosen. */
export interface TrainingView {
  shifts: TrainingShift[];
  /** Numbers of each fault by ready level. */
  levels: Record<'calm' | 'ordinary' | 'rough', FaultCounts>;
  /** Faults that this terminal knows. */
  faults: FaultChoice[];
  /** The terminal file tells how often machines fail. */
  byChance: boolean;
  /** Factor on the traffic of the terminal itself. */
  traffic: number;
}

/** A shift, told by its own server. */
export interface RunningShift {
  id: string;
  trainee: string;
  state: Exclude<ShiftState, 'warming'>;
  /** Terminal time, ms UTC. */
  from: number;
  to: number;
  now: number;
  /** Times life that it runs at. */
  speed: number;
}

/** What is told of it; null where the server is a terminal of its own. */
export interface ShiftAnswer {
  shift: RunningShift | null;
}

/** A figure of the trainee's hours beside that of the automatic run. */
export interface ScoreRow {
  figure: ShiftFigureId;
  trainee: number | null;
  automatic: number | null;
  /** What it is to be, where the terminal has a target. */
  target: { value: number; kind: 'least' | 'most' } | null;
  /** 0 to 100; null where one of the two has no such figure. */
  points: number | null;
  weight: number;
}

/** What a person did, by the record. */
export interface Deed {
  at: number;
  by: string;
  /** Kind of the event. */
  deed: string;
  /** Machine, call, container … */
  what: string;
  reason: string;
}

/** Something that went wrong. */
export interface FaultThatFell {
  at: number;
  minutes: number;
  /** Kind of thing: a machine's fault, its lie, a lane, a zone, reefers, wind. */
  kind: 'machine' | 'lie' | 'lane' | 'zone' | 'reefer' | 'wind';
  /** Fault, lie or alarm; '' where the kind says it all. */
  detail: string;
  /** Machine, lane, block; the ground of a zone; m/s of the wind. */
  what: string;
  /** By the rates of the terminal file rather than by the trainer's choice. */
  byChance: boolean;
  /** False for a machine's fault that the terminal never came to know of: a vehicle that would have broken down, but had no box. */
  known: boolean;
  /** The first thing that a person did about it; null: it was left to the system. */
  reaction: Deed | null;
}

/** A long wait of a quay crane. */
export interface LongWait {
  crane: string;
  from: number;
  to: number;
  root: WaitRoot;
}

/** One of the two runs, as far as it is compared. */
export interface RunSide {
  /** Time of all quay cranes by root. */
  waits: WaitTimes;
  /** The longest waits first. */
  longest: LongWait[];
  /** Laws of the record or of the ground that were broken: 0 unless the system has a fault. */
  violations: number;
  stateHash: string;
}

/** What there is to say of a shift that is over. */
export interface Debrief {
  shift: TrainingShift;
  /** Hours that were worked. */
  hours: number;
  score: number | null;
  rows: ScoreRow[];
  faults: FaultThatFell[];
  deeds: Deed[];
  trainee: RunSide;
  automatic: RunSide;
}
