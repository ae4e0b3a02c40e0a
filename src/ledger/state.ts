// The one true record of the terminal: what evolve() makes of the events. Plain data (Maps, arrays), so that a snapshot can
// keep it and one hash can name it.
import type { AskedArrival } from '../terminal/asked-arrival.ts';
import type { BerthPin } from '../terminal/berth-pin.ts';
import type { Container, Position, VesselSlot, YardSlot } from '../terminal/container.ts';
import type { BlockId, CallId, CheId, ContainerId, VisitId } from '../terminal/ids.ts';
import type { Discrepancy } from '../terminal/discrepancy.ts';
import type { CellByHand } from '../terminal/load-move.ts';
import type { HandledMachine } from '../terminal/machine-command.ts';
import type { TerminalModel } from '../terminal/model.ts';
import type { ReeferState } from '../terminal/reefer.ts';
import type { PlannedRange } from '../terminal/yard-range.ts';
import { bay40, onDeck, type VesselGeometry } from '../terminal/vessel.ts';
import type { CallState, VisitState } from './events.ts';

/** A container with where it is and where it goes. */
export interface ContainerRecord {
  container: Container;
  position: Position;
  /** Call id it leaves with, 'truck', or '' when not known. */
  outbound: string;
  holds: Map<string, string>;
  /** Yard-in time, ms UTC; 0 while not in the yard. */
  yardSince: number;
}

/** A vessel call. */
export interface CallRecord {
  call: CallId;
  vessel: string;
  voyage: string;
  carrier: string;
  imo: string;
  callSign: string;
  geometry: VesselGeometry;
  eta: number;
  etd: number | null;
  port: string;
  nextPort: string;
  state: CallState;
  /** Time of each state's begin, ms UTC. */
  times: Partial<Record<CallState, number>>;
  /** Place, times and number of cranes; journals from before they were planned together tell no cranes. */
  berth: { x: number; start: number; end: number; cranes?: number } | null;
  /** Where and not before when a person wants her berthed; left out: the plan decides. */
  pin?: BerthPin;
  /** What she was asked for her arrival; left out: nothing. */
  asked?: AskedArrival;
  /** Boxes still to be discharged, loaded (with slot), restowed (slot to come back to). */
  toDischarge: Set<ContainerId>;
  toLoad: Map<ContainerId, VesselSlot>;
  toRestow: Map<ContainerId, VesselSlot>;
  /** Loads that a hold keeps ashore, with their slots: they are not in toLoad. */
  keptAshore: Map<ContainerId, VesselSlot>;
  /** Loads to which people have given their cell; left out: none. */
  byHand?: Map<ContainerId, CellByHand>;
  /** Loads that were on her list and stay ashore, with the reason. */
  rolled: Map<ContainerId, string>;
  /** Loads that were set aboard though a hold had come: she does not sail with them. */
  heldAboard: Set<ContainerId>;
  /** Counts changes of toLoad and toRestow, so that what is made from them can be kept until they change. */
  listVersion: number;
  listed: { discharge: number; load: number; restow: number };
  done: { discharge: number; load: number; restow: number };
  setAside: number;
  /** What stands in each cell: key by slotKey(). */
  cells: Map<number, ContainerId>;
  /** Lowest tier of each stack (40' bay, row, hold or deck) that the plans name. */
  bottoms: Map<number, number>;
  /**
   * Cells (slotKey) that the plans name with nothing named right under them: the hull begins there, or a box that nobody told of stands under it.
   * What is in such a cell does not float.
   */
  grounds: Set<number>;
  openCovers: Set<string>;
}

/** One block: three stacks per 40' bay and row: near 20', far 20', and 40'. */
export interface BlockRecord {
  block: BlockId;
  bays: number;
  rows: number;
  tiers: number;
  /** 40' bays (from 0) with reefer plugs. */
  reeferBays: number[];
  stacks: ContainerId[][];
  count: number;
}

/** One visit of a road truck. */
export interface VisitRecord {
  visit: VisitId;
  truck: string;
  haulier: string;
  expected: number;
  state: VisitState;
  deliver: ContainerId[];
  collect: ContainerId[];
  gateIn: number;
  gateOut: number;
}

/** The whole record. */
export interface LedgerState {
  seq: number;
  at: number;
  containers: Map<ContainerId, ContainerRecord>;
  calls: Map<CallId, CallRecord>;
  blocks: Map<BlockId, BlockRecord>;
  /** What each machine holds: spreaders, platforms, vehicles. */
  holding: Map<CheId, ContainerId[]>;
  visits: Map<VisitId, VisitRecord>;
  /** What has left, with the time, ms UTC, in order: the record forgets it after a while (forget.ts). */
  gone: { containers: Map<ContainerId, number>; visits: Map<VisitId, number> };
  setAside: { what: string; call: CallId | null; code: string; reason: string }[];
  /** Boxes of which a message claims what the record knows to be otherwise, until a person has decided. */
  discrepancies: Map<ContainerId, Discrepancy>;
  /** Messages that were put aside, with the time, ms UTC, in order, for as long as what has left is known. */
  quarantined: { file: string; reference: string; type: string; reason: string; at: number }[];
  /** What planners have drawn in the yard, by name: locks, and ranges kept for certain boxes. */
  yardRanges: Map<string, PlannedRange>;
  /** Refrigerated containers in the yard, and those that were lifted there and are still on a machine. */
  reefers: Map<ContainerId, ReeferState>;
  /** Machines that people have had do something by hand, as they have left them. */
  handled: Map<CheId, HandledMachine>;
  /** Exceptions that people have taken note of: who, and when, ms UTC, in order of time. */
  noted: Map<string, { by: string; at: number }>;
  rehandles: number;
  yardIn: number;
  yardOut: number;
  /** Containers that came or left with trucks that are gone. */
  gateMoves: number;
}

/** The empty record of a terminal. */
export function emptyState(model: Pick<TerminalModel, 'blocks'>): LedgerState {
  return {
    seq: 0,
    at: 0,
    containers: new Map(),
    calls: new Map(),
    blocks: new Map(
      model.blocks.map((b) => [
        b.id as BlockId,
        {
          block: b.id as BlockId,
          bays: b.bays,
          rows: b.rows,
          tiers: b.tiers,
          reeferBays: b.reeferBays,
          stacks: Array.from({ length: b.bays * b.rows * 3 }, () => []),
          count: 0,
        },
      ]),
    ),
    holding: new Map(),
    visits: new Map(),
    gone: { containers: new Map(), visits: new Map() },
    setAside: [],
    discrepancies: new Map(),
    quarantined: [],
    yardRanges: new Map(),
    reefers: new Map(),
    handled: new Map(),
    noted: new Map(),
    rehandles: 0,
    yardIn: 0,
    yardOut: 0,
    gateMoves: 0,
  };
}

/** Key of a vessel cell. */
export function slotKey(bay: number, row: number, tier: number): number {
  return (bay * 100 + row) * 100 + tier;
}

/** Key of a stack in CallRecord.bottoms. */
export function bottomKey(slot: VesselSlot): number {
  return slotKey(bay40(slot.bay), slot.row, onDeck(slot) ? 1 : 0);
}

/** Index of a yard slot's stack in BlockRecord.stacks; bay 4k+1 → near, 4k+3 → far, 4k+2 → 40'. */
export function stackIndex(block: BlockRecord, bay: number, row: number): number {
  const k = Math.floor((bay - 1) / 4);
  const part = bay % 4 === 2 ? 2 : bay % 4 === 1 ? 0 : 1;
  return (k * block.rows + row - 1) * 3 + part;
}

/** Stacks of the other length in the place of one, by index: the two 20' halves of a 40' one, or the 40' one over a half. */
export function otherLengthStacks(index: number): number[] {
  const near = index - (index % 3);
  return index % 3 === 2 ? [near, near + 1] : [near + 2];
}

/** The slot that a container put on a stack would take. */
export function nextSlot(block: BlockRecord, bay: number, row: number): YardSlot {
  return { bay, row, tier: (block.stacks[stackIndex(block, bay, row)] as ContainerId[]).length + 1 };
}
