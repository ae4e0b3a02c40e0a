// A small record for tests: the tiny terminal's block A (2 bays, 3 rows, 4 tiers), one vessel "V" with a hold of four tiers and two
// hatch covers in bay 2, and one truck visit "T".
import type { Container, LengthFeet, Position, VesselSlot, YardSlot } from '../terminal/container.ts';
import { id, type BlockId, type CallId, type CheId, type ContainerId, type VisitId } from '../terminal/ids.ts';
import { tinyTerminal } from '../terminal/tiny-terminal.fixture.ts';
import type { VesselGeometry } from '../terminal/vessel.ts';
import type { LedgerEvent } from './events.ts';
import { evolve } from './evolve.ts';
import { decide, type Capacity } from './laws.ts';
import { emptyState, type LedgerState } from './state.ts';

export const V: CallId = id('V');
export const T: VisitId = id('T');
export const A: BlockId = id('A');
/** A crane's spreader and a platform. */
export const CRANE: CheId = id('Q1');
export const PLATFORM: CheId = id('Q1/B');

/** Two TEU on a spreader or a vehicle, four on a platform. */
export const capacity: Capacity = (che) => (che.endsWith('/B') ? 4 : 2);

/** Bay 2 has a hold of tiers 02 to 08 under two covers, rows 00 and 02 under cover 2/0, row 01 under cover 2/1. */
export const geometry: VesselGeometry = {
  ...{ name: 'V', length: 100, beam: 20, draught: 7, bays: [2, 6], rowCount: 3, deckBase: 82, holdTop: 8 },
  hatchCovers: [
    { bay: 2, index: 0, rows: [2, 0] },
    { bay: 2, index: 1, rows: [1] },
  ],
};

/** A plain box of a length. */
export function box(name: string, lengthFeet: LengthFeet = 40): Container {
  return {
    ...{ id: id<ContainerId>(name), isoType: lengthFeet === 20 ? '22G1' : '42G1', lengthFeet, heightMm: 2591 },
    ...{ grossKg: 12_000, full: true, reeferC: null, dangerous: [], outOfGauge: null, operator: 'TST' },
    ...{ portOfLoading: 'CNSHA', portOfDischarge: 'KRPUS', finalPort: '' },
  };
}

/** A yard position in block A: bay, row, tier. */
export function yard(bay: number, row: number, tier: number): Position & { kind: 'yard' } {
  return { kind: 'yard', block: A, slot: { bay, row, tier } satisfies YardSlot };
}

/** A position aboard V: bay, row, tier. */
export function aboard(bay: number, row: number, tier: number): Position & { kind: 'vessel' } {
  return { kind: 'vessel', call: V, slot: { bay, row, tier } satisfies VesselSlot };
}

export const on = (che: CheId): Position & { kind: 'che' } => ({ kind: 'che', che });
export const outside: Position = { kind: 'outside' };

export const announced = (container: Container, position: Position, outbound = ''): LedgerEvent => ({
  ...{ kind: 'container-announced', container, position, outbound },
});
export const picked = (name: string, from: Position, che = CRANE): LedgerEvent => ({
  ...{ kind: 'picked', container: id<ContainerId>(name), che, from, rehandle: false },
});
export const placed = (name: string, to: Position, che = CRANE): LedgerEvent => ({
  ...{ kind: 'placed', container: id<ContainerId>(name), che, to },
});
export const cover = (name: string, open: boolean): LedgerEvent => ({
  ...{ kind: 'hatch-cover', call: V, cover: name, open, che: CRANE },
});

/** The call V is announced. */
export const vesselComes: LedgerEvent = {
  ...{ kind: 'call-announced', call: V, vessel: 'V', voyage: '1', carrier: 'TST', imo: '', callSign: '', geometry },
  ...{ eta: 0, etd: null, port: 'KRPUS', nextPort: 'NLRTM' },
};

/** The visit T is announced, with boxes to bring and to fetch. */
export function truckComes(deliver: string[] = [], collect: string[] = []): LedgerEvent {
  const ids = (names: string[]): ContainerId[] => names.map((name) => id(name));
  const boxes = { deliver: ids(deliver), collect: ids(collect) };
  return { kind: 'visit-announced', visit: T, truck: '12A 3456', haulier: 'H', expected: 0, ...boxes };
}

/** A record to which events can happen, and the laws' answer to others. */
export class SmallRecord {
  readonly state: LedgerState = emptyState(tinyTerminal());
  private clock = 1000;

  /** Events that must be allowed; each happens a second after the last. */
  did(...events: LedgerEvent[]): this {
    for (const event of events) {
      const verdict = decide(this.state, event, capacity);
      if (!verdict.ok) throw new Error(`${event.kind} was refused: ${verdict.error.rule}: ${verdict.error.message}`);
      evolve(this.state, event, (this.clock += 1000));
    }
    return this;
  }

  /** The rule by which an event is refused; 'allowed' when it is not. */
  rule(event: LedgerEvent): string {
    const verdict = decide(this.state, event, capacity);
    return verdict.ok ? 'allowed' : verdict.error.rule;
  }

  /** Where a box is. */
  where(name: string): Position | undefined {
    return this.state.containers.get(id(name))?.position;
  }
}
