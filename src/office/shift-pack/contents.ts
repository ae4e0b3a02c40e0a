// What of the record goes into the shift pack: boxes in the yard, holds and releases, dangerous goods, reefers, calls, trucks; in an order
// in which people look for them.
import type { CallRecord, ContainerRecord, LedgerState, VisitRecord } from '../../ledger/state.ts';
import type { Container, Position } from '../../terminal/container.ts';
import type { PackWords } from './words.ts';

/** Calls that are expected and whose plans go along, by ETA. */
const NEXT_CALLS = 3;
/** Trucks that are expected within so long are listed, ms (designed: half a shift). */
const TRUCKS_AHEAD_MS = 4 * 3_600_000;
/** One that is late by more is taken not to come, ms (designed). */
const TRUCKS_LATE_MS = 12 * 3_600_000;

/** A box that stands in the yard. */
export type YardBox = ContainerRecord & { position: Position & { kind: 'yard' } };

/** What is printed of a record. */
export interface PackContents {
  /** By block, bay, row, tier. */
  yard: YardBox[];
  held: ContainerRecord[];
  /** In the yard, for a truck, without a hold. */
  released: YardBox[];
  dangerous: ContainerRecord[];
  reefers: ContainerRecord[];
  /** On machines and trucks. */
  moving: ContainerRecord[];
  calls: { call: CallRecord; atQuay: boolean }[];
  visits: VisitRecord[];
}

/** Takes the contents out of a record as it is at a time (ms UTC). */
export function contentsOf(state: LedgerState, now: number): PackContents {
  const here = [...state.containers.values()].filter(({ position }) => position.kind !== 'outside').sort(byId);
  const yard = here.filter(inYard).sort(bySlot);
  const calls = [...state.calls.values()];
  const atQuay = calls.filter(({ state }) => state === 'berthing' || state === 'working' || state === 'unberthing');
  const next = calls.filter(({ state }) => state === 'expected' || state === 'at-roads').sort((a, b) => a.eta - b.eta);
  const soon = next.slice(0, NEXT_CALLS);
  const known = new Set([...atQuay, ...soon].map(({ call }) => call));
  // Of what is aboard, only that of the vessels in the pack.
  const near = here.filter(({ position: p }) => p.kind !== 'vessel' || known.has(p.call));
  return {
    yard,
    held: [...state.containers.values()].filter(({ holds }) => holds.size > 0).sort(byId),
    released: yard.filter(({ outbound, holds }) => outbound === 'truck' && holds.size === 0).sort(byId),
    dangerous: near.filter(({ container }) => container.dangerous.length > 0),
    reefers: near.filter(({ container }) => container.reeferC !== null),
    moving: here.filter(({ position }) => position.kind === 'che' || position.kind === 'truck'),
    calls: [...atQuay.map((call) => ({ call, atQuay: true })), ...soon.map((call) => ({ call, atQuay: false }))],
    visits: [...state.visits.values()].filter((visit) => isDue(visit, now)).sort(byTime),
  };
}

function isDue({ state, expected }: VisitRecord, now: number): boolean {
  if (state === 'gone') return false;
  return state !== 'expected' || (expected < now + TRUCKS_AHEAD_MS && expected > now - TRUCKS_LATE_MS);
}

function inYard(record: ContainerRecord): record is YardBox {
  return record.position.kind === 'yard';
}

function byId(a: ContainerRecord, b: ContainerRecord): number {
  return a.container.id < b.container.id ? -1 : 1;
}

function bySlot({ position: a }: YardBox, { position: b }: YardBox): number {
  if (a.block !== b.block) return a.block < b.block ? -1 : 1;
  return a.slot.bay - b.slot.bay || a.slot.row - b.slot.row || a.slot.tier - b.slot.tier;
}

function byTime(a: VisitRecord, b: VisitRecord): number {
  const here = Number(b.state !== 'expected') - Number(a.state !== 'expected');
  return here || a.expected - b.expected || (a.visit < b.visit ? -1 : 1);
}

/** Where a box is, for people: "A01 14-3-2", a cell of a vessel, a machine, a truck. */
export function placeText(position: Position, state: LedgerState, words: PackWords): string {
  switch (position.kind) {
    case 'yard':
      return `${position.block} ${slotText(position.slot)}`;
    case 'vessel':
      return `${state.calls.get(position.call)?.vessel ?? position.call} ${cellText(position.slot)}`;
    case 'che':
      return position.che;
    case 'truck':
      return `${words.places.truck} ${state.visits.get(position.visit)?.truck ?? position.visit}`;
    case 'outside':
      return words.places.outside;
  }
}

/** A yard slot: bay-row-tier. */
export function slotText({ bay, row, tier }: { bay: number; row: number; tier: number }): string {
  return `${bay}-${row}-${tier}`;
}

/** A cell of a vessel as the trade writes it: 0140482. */
export function cellText({ bay, row, tier }: { bay: number; row: number; tier: number }): string {
  return String(bay).padStart(3, '0') + String(row).padStart(2, '0') + String(tier).padStart(2, '0');
}

/** What a box leaves with: vessel and voyage, a truck, or nothing known. */
export function outText({ outbound }: ContainerRecord, state: LedgerState, words: PackWords): string {
  if (outbound === 'truck') return words.places.truck;
  const call = state.calls.get(outbound as CallRecord['call']);
  return call ? `${call.vessel} ${call.voyage}` : outbound;
}

/** The marks that people must not miss: H on hold, R reefer with its set temperature, D dangerous goods with class. */
export function marksText({ container, holds }: ContainerRecord): string {
  return [
    ...(holds.size > 0 ? ['H'] : []),
    ...(container.reeferC === null ? [] : [`R${container.reeferC}`]),
    ...(container.dangerous.length > 0 ? [`D${classesOf(container)}`] : []),
  ].join(' ');
}

/** IMDG classes of a box: "3" or "3/5.1". */
export function classesOf({ dangerous }: Container): string {
  return [...new Set(dangerous.map(({ imdgClass }) => imdgClass))].join('/');
}
