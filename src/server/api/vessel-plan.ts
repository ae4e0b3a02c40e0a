// A vessel as the vessel view draws her: her cells, what stands and is to stand in them, and the work of her bays. Types only.

/** How a box stands to the work of the call. off: a restow that has been lifted off and comes back. */
export type PlanBoxState = 'stays' | 'discharge' | 'discharged' | 'load' | 'loaded' | 'restow' | 'off';

/** A box with its cell: where it stands, stood (discharged), or is to stand (load, off). */
export interface PlanBox {
  id: string;
  bay: number;
  row: number;
  tier: number;
  state: PlanBoxState;
  feet: 20 | 40 | 45;
  isoType: string;
  kg: number;
  full: boolean;
  pod: string;
  line: string;
  /** Set point in °C; null for a box that needs no plug. */
  reeferC: number | null;
  /** IMDG classes. */
  dangerous: string[];
  /** Cargo stands out of the box. */
  gauge: boolean;
  /** Names of the holds that keep it; left out where there are none. */
  holds?: string[];
  /** A load on its way to its crane, or one that has not come to the terminal; left out for one in the yard. */
  where?: 'on-its-way' | 'not-here';
  /** When it was discharged or loaded, ms UTC. */
  at?: number;
  /** Who has given it the cell by hand, and when. */
  byHand?: { by: string; since: number };
}

/** A row of a bay in the hold or on deck, from the bottom up. Masses of what is to stand in it when she leaves, kg. */
export interface PlanStack {
  row: number;
  deck: boolean;
  /** `takes`, in bits: 1 and 2: 20' in the fore and aft half, 4: 40', 8: 45', 16 and 32: a plug in the fore and aft half. */
  cells: { tier: number; takes: number }[];
  /** By the halves of the 20', and of the 40'. */
  kg20Fore: number;
  kg20Aft: number;
  kg40: number;
  /** What it bears; null where that is not told. */
  max20: number | null;
  max40: number | null;
}

/** Moves. */
export interface PlanCount {
  done: number;
  total: number;
}

/** A 40' bay, or a 20' bay that stands alone. */
export interface PlanBay {
  bay: number;
  /** Of its middle from the bow, m. */
  x: number;
  stacks: PlanStack[];
  covers: { name: string; rows: number[]; open: boolean }[];
  discharge: PlanCount;
  load: PlanCount;
  /** Restows that are not back yet. */
  restow: number;
  /** A crane has begun it: nothing in it is planned otherwise any more. */
  begun: boolean;
  /** What is done in it now or next; null where there is no work. */
  phase: 'deck-out' | 'covers-off' | 'hold-out' | 'hold-in' | 'covers-on' | 'deck-in' | 'done' | null;
}

/** A bay in the sequence of a crane; times are expected, ms UTC. */
export interface PlanTurn {
  bay: number;
  from: number;
  to: number;
  discharge: number;
  load: number;
  /** Moves that are expected after the promised departure. */
  late: number;
}

export interface PlanCrane {
  crane: string;
  /** Where its gantry stands along the vessel, m from the bow; beyond her ends while it comes. */
  x: number;
  /** The bay at which it is; 0: none. */
  bay: number;
  turns: PlanTurn[];
}

/** How she floats with what is to stand on her when she leaves, and within what. Metres, degrees, kg. */
export interface PlanFloats {
  displacement: number;
  draughtAft: number;
  draughtFore: number;
  trim: number;
  gm: number;
  heel: number;
  maxDraught: number;
  leastTrim: number;
  mostTrim: number;
  leastGm: number;
  mostHeel: number;
}

/** Who she is, and how that is known: told by her own profile, or inferred from her bay plan. */
export interface PlanVessel {
  origin: 'told' | 'designed' | 'inferred';
  imo: string;
  callSign: string;
  carrier: string;
  length: number;
  beam: number;
  rows: number;
}

export interface VesselPlanView {
  call: string;
  vessel: string;
  voyage: string;
  state: 'expected' | 'at-roads' | 'berthing' | 'working' | 'unberthing' | 'sailed';
  port: string;
  nextPort: string;
  /** Terminal time of all this, ms UTC. */
  at: number;
  eta: number;
  /** Departure that her line was promised; null where none was told. */
  etd: number | null;
  /** When the work is expected to be done; null before it has begun. */
  done: number | null;
  /** Moves expected after the promised departure. */
  late: number;
  particulars: PlanVessel;
  /** Ports of discharge in the order in which her stow says that she calls at them. */
  ports: string[];
  bays: PlanBay[];
  boxes: PlanBox[];
  cranes: PlanCrane[];
  /** Work in bays to which no crane is assigned yet. */
  waiting: number[];
  /** Null where her hydrostatics are not known. */
  floats: PlanFloats | null;
}

/** A rule that stands against a load's move to a cell. */
export interface BrokenRule {
  code: string;
  rule: string;
  message: string;
  /** The box that it is about; null where it is about none. */
  other: string | null;
}

/** Whether a load may be moved to a cell. */
export interface LoadMoveCheck {
  fits: boolean;
  broken: BrokenRule[];
}
