// The yard as its view shows it: figures of all blocks, and the boxes and work of one. Types only. GET /api/v1/yard/blocks (YardBlocksView),
// /api/v1/yard/blocks/:block (YardBlockView).

/** Category that colours a box. */
export type BoxClass = 'import' | 'export' | 'transhipment' | 'empty' | 'reefer' | 'dangerous';

/** A block in figures. */
export interface BlockFigures {
  block: string;
  boxes: number;
  /** Share of its slots that are taken, 0 to 1; a 20' box takes half a slot. */
  fill: number;
  /** Rehandles that are to be expected of the boxes as they stand now. */
  rehandles: number;
  /** Boxes set down and lifted out in the last hour, those dug out of the way included. */
  moves: number;
  /** Lifts that no crane has begun, and how many of them have a vehicle or truck that stands there. */
  lifts: number;
  ready: number;
  /** Mean time for which its boxes have stood, h; null without boxes. */
  dwellHours: number | null;
}

/** All blocks, in the order of the terminal file. */
export interface YardBlocksView {
  /** ms UTC. */
  now: number;
  /** Since when moves are counted: an hour ago, or since this server began; ms UTC. */
  movesSince: number;
  blocks: BlockFigures[];
}

/** A box in its stack. */
export interface YardBox {
  id: string;
  bay: number;
  row: number;
  tier: number;
  feet: 20 | 40 | 45;
  class: BoxClass;
  isoType: string;
  kg: number;
  full: boolean;
  line: string;
  /** Port where it is discharged next; '' where that is not told. */
  pod: string;
  /** Name of the vessel that it leaves with, "truck", or '' where nothing is told. */
  outbound: string;
  /** Set point in °C; null for a box that needs no plug. `plugged`: it has power now. */
  reeferC: number | null;
  plugged: boolean;
  /** IMDG classes. */
  dangerous: string[];
  gauge: boolean;
  holds: string[];
  /** Since when it stands in the yard, ms UTC. */
  since: number;
  /** When it is expected to leave, ms UTC, and how far that is usually off, ms; null: nothing is known. */
  leaves: number | null;
  spread: number;
  /** Chance that it has to be dug out because a box below it leaves first, 0 to 1. */
  dig: number;
}

/** A lift of the block, those begun first, then in the order in which they count. */
export interface BlockLift {
  id: number;
  /** in: to a stack; out: to a vehicle or truck; shift: from stack to stack; dig: what stands on the box goes aside. */
  kind: 'in' | 'out' | 'shift' | 'dig';
  container: string;
  /** Who brings or fetches it: a vehicle, or the visit of a truck; '' where none does, or none is sent yet. */
  by: string;
  /** It stands at the block. */
  ready: boolean;
  /** The stacking crane that has begun it; '' while none has. */
  crane: string;
  /** Boxes that stand on it. */
  over: number;
}

/** One block. */
export interface YardBlockView {
  now: number;
  block: string;
  bays: number;
  rows: number;
  tiers: number;
  /** Numbers of 40' bays with plugs, and where dangerous goods may stand. */
  plugBays: number[];
  dangerousBays: number[];
  boxes: YardBox[];
  lifts: BlockLift[];
}
