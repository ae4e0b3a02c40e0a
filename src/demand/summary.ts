// Counts a demand: what goes into the manifest that goes with an inbox.
import type { TerminalModel } from '../terminal/model.ts';
import type { Container } from '../terminal/container.ts';
import { storageOf } from './boxes.ts';
import type { Demand, DemandSummary, Flow } from './demand.ts';

/** What a summary needs besides the demand itself. */
export interface SummaryContext {
  origin: DemandSummary['origin'];
  model: TerminalModel;
  seed: number;
  start: number;
  end: number;
  /** Flow of every container that is handled, by number. */
  flows: ReadonlyMap<string, Flow>;
}

/** Counts calls, moves, trucks and shares. */
export function summarise(demand: Omit<Demand, 'summary'>, context: SummaryContext): DemandSummary {
  const handled = new Map<string, Container>();
  const moves: Record<Flow, number> = { import: 0, export: 0, transhipment: 0 };
  const counts = { discharged: 0, loaded: 0, remainOnBoard: 0 };
  const inside = new Set<string>(demand.initialStock.map((box) => box.container.id));
  for (const call of demand.calls) {
    for (const { container } of call.arrival.entries) {
      if (container.portOfDischarge !== context.model.unlocode) {
        counts.remainOnBoard++;
        continue;
      }
      counts.discharged++;
      handled.set(container.id, container);
      inside.add(container.id);
      moves[context.flows.get(container.id) ?? 'import']++;
    }
    for (const { container } of call.load.entries) {
      counts.loaded++;
      handled.set(container.id, container);
      moves[context.flows.get(container.id) ?? 'export']++;
    }
  }
  const trucks = countTrucks(demand);
  for (const call of demand.calls) for (const { container } of call.load.entries) inside.delete(container.id);
  for (const { announcement } of demand.trucks)
    for (const entry of announcement.entries) if (entry.movement === 'collect') inside.delete(entry.container.id);
  return {
    origin: context.origin,
    terminal: context.model.name,
    terminalCode: context.model.code,
    unlocode: context.model.unlocode,
    ...{ seed: context.seed, start: context.start, end: context.end },
    calls: {
      mainline: demand.calls.filter((call) => call.kind === 'mainline').length,
      feeder: demand.calls.filter((call) => call.kind === 'feeder').length,
    },
    ...counts,
    moves,
    transhipmentShare: round(moves.transhipment / Math.max(1, counts.discharged + counts.loaded)),
    trucks,
    initialStock: demand.initialStock.length,
    stayBeyondEnd: inside.size,
    setAside: demand.setAside.length,
    shares: sharesOf([...handled.values()]),
  };
}

function countTrucks(demand: Omit<Demand, 'summary'>): DemandSummary['trucks'] {
  const trucks = { visits: demand.trucks.length, deliver: 0, collect: 0, dual: 0 };
  for (const { announcement } of demand.trucks) {
    const movements = new Set(announcement.entries.map((entry) => entry.movement));
    if (movements.size === 2) trucks.dual++;
    for (const entry of announcement.entries) trucks[entry.movement]++;
  }
  return trucks;
}

function sharesOf(containers: readonly Container[]): DemandSummary['shares'] {
  const length: Record<string, number> = { '20': 0, '40': 0, '45': 0 };
  const storage: Record<string, number> = { standard: 0, empty: 0, reefer: 0, dangerous: 0 };
  const part = 1 / Math.max(1, containers.length);
  for (const box of containers) {
    length[box.lengthFeet] = (length[box.lengthFeet] ?? 0) + part;
    const kind = storageOf(box);
    storage[kind] = (storage[kind] ?? 0) + part;
  }
  for (const table of [length, storage]) for (const key of Object.keys(table)) table[key] = round(table[key] ?? 0);
  return { length, storage };
}

function round(share: number): number {
  return Math.round(share * 10_000) / 10_000;
}
