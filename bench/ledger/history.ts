// A long history of a large terminal, as the events that a ledger would record: vessels that come and go, boxes that are discharged,
// loaded, brought and fetched by truck, each through the hands of the same machines as at a real quay. Made by rule, so that a year of it
// costs no twin; every event passes the laws.
import { Random } from '../../src/kit/random.ts';
import type { LedgerEvent } from '../../src/ledger/events.ts';
import { nextSlot, type LedgerState } from '../../src/ledger/state.ts';
import type { Container, Position } from '../../src/terminal/container.ts';
import { id, type BlockId, type CallId, type CheId, type ContainerId, type VisitId } from '../../src/terminal/ids.ts';
import type { TerminalModel } from '../../src/terminal/model.ts';
import type { Why } from '../../src/terminal/planning.ts';

const DAY = 86_400_000;
export const YEAR = 365 * DAY;
/** Start of the history, ms UTC. */
export const BEGIN = Date.UTC(2026, 0, 5);
/** Containers in the yard all the time, in a yard of 60 blocks with room for 72,000 40' boxes. */
export const STANDING = 60_000;
const BLOCKS = Array.from({ length: 60 }, (_, i) => ({ id: `B${i + 1}`, bays: 20, rows: 10, tiers: 6 }));
/** Each call discharges and loads so many; while it is worked as many trucks bring a box each and fetch one. */
const CALL_BOXES = 250;
/** Calls in a year: 1.5 million boxes come in it, half by vessel and half by truck; a box stands for 15 days in the mean. */
const CALLS = 3000;

/** What the ledger needs to know of the terminal. */
export const LARGE_YARD = { blocks: BLOCKS } as unknown as Pick<TerminalModel, 'blocks'>;
/** Two TEU on a spreader or a vehicle, four on a platform. */
export const capacity = (che: CheId): number => (che.endsWith('/B') ? 4 : 2);

/** Takes an event at its time, ms UTC. */
export type Sink = (event: LedgerEvent, at: number) => void;

export class History {
  private readonly random: Random;
  private readonly state: LedgerState;
  private readonly sink: Sink;
  private boxes = 0;
  private calls = 0;
  private visits = 0;
  private now = BEGIN;

  /** `state` is read to know where there is room; `sink` must apply each event to it. */
  constructor(state: LedgerState, sink: Sink, seed = 1) {
    this.state = state;
    this.sink = sink;
    this.random = new Random(seed);
  }

  /** Time of the last event, ms UTC. */
  get at(): number {
    return this.now;
  }

  /** Fills the yard. */
  stock(count = STANDING): void {
    for (let i = 0; i < count; i++) {
      const place = this.room();
      this.now++;
      this.tell({ kind: 'container-announced', container: this.box(), position: place, outbound: '' });
    }
  }

  /** One call from its announcement to its departure, with the trucks that come meanwhile. */
  call(): void {
    const began = this.now;
    const call = id<CallId>(`V${++this.calls}`);
    const arriving = this.announce(call);
    this.tell({ kind: 'berth-planned', call, x: 100, start: began, end: began + DAY / 2, objective: 1, bound: 1, why });
    for (const state of ['at-roads', 'berthing', 'working'] as const) this.tell({ kind: 'call-state', call, state });
    for (let i = arriving.length - 1; i >= 0; i--) {
      this.discharge(arriving[i]!, { kind: 'vessel', call, slot: cell(i) });
      this.visit();
    }
    for (let i = 0; i < CALL_BOXES; i++) this.load(call, { kind: 'vessel', call, slot: cell(i) });
    for (const state of ['unberthing', 'sailed'] as const) this.tell({ kind: 'call-state', call, state });
    this.now = Math.max(this.now, began + Math.round(YEAR / CALLS));
  }

  private announce(call: CallId): ContainerId[] {
    this.tell({
      ...{
        kind: 'call-announced',
        call,
        vessel: `Vessel ${call}`,
        voyage: '001W',
        carrier: 'HWS',
        imo: '',
        callSign: '',
      },
      geometry: { name: call, length: 200, beam: 30, draught: 10, bays: [...BAYS], ...SHAPE },
      ...{ eta: this.now, etd: null, port: 'KRPUS', nextPort: 'VNHPH' },
    });
    return Array.from({ length: CALL_BOXES }, (_, i) => {
      this.now++;
      const container = this.box();
      const position = { kind: 'vessel' as const, call, slot: cell(i) };
      this.tell({ kind: 'container-announced', container, position, outbound: 'truck' });
      this.tell({ kind: 'discharge-listed', call, container: container.id });
      return container.id;
    });
  }

  private discharge(container: ContainerId, from: Position): void {
    const crane = this.crane();
    const vehicle = this.vehicle();
    this.lift(container, from, crane, { kind: 'che', che: id(`${crane}/B`) });
    this.lift(container, { kind: 'che', che: id(`${crane}/B`) }, id(`${crane}/P`), { kind: 'che', che: vehicle });
    this.stack(container, { kind: 'che', che: vehicle });
  }

  private load(call: CallId, to: Position & { kind: 'vessel' }): void {
    const { container, from } = this.standing();
    const crane = this.crane();
    const vehicle = this.vehicle();
    this.tell({ kind: 'load-listed', call, container, slot: to.slot });
    this.lift(container, from, this.stacker(from), { kind: 'che', che: vehicle });
    this.lift(container, { kind: 'che', che: vehicle }, id(`${crane}/P`), { kind: 'che', che: id(`${crane}/B`) });
    this.lift(container, { kind: 'che', che: id(`${crane}/B`) }, crane, to);
  }

  /** A truck brings a box and fetches another. */
  private visit(): void {
    const visit = id<VisitId>(`T${++this.visits}`);
    const brought = this.box();
    const { container, from } = this.standing();
    this.tell({ kind: 'container-announced', container: brought, position: { kind: 'outside' }, outbound: '' });
    const boxes = { deliver: [brought.id], collect: [container] };
    this.tell({
      kind: 'visit-announced',
      visit,
      truck: `51C ${this.visits}`,
      haulier: 'H',
      expected: this.now,
      ...boxes,
    });
    for (const state of ['at-gate', 'inside', 'at-transfer'] as const)
      this.tell({ kind: 'visit-state', visit, state, why: state === 'inside' ? why : null });
    this.lift(container, from, this.stacker(from), { kind: 'truck', visit });
    this.stack(brought.id, { kind: 'truck', visit });
    for (const state of ['leaving', 'gone'] as const) this.tell({ kind: 'visit-state', visit, state });
  }

  private stack(container: ContainerId, from: Position): void {
    const to = this.room();
    this.tell({ kind: 'slot-chosen', container, block: to.block, slot: to.slot, why });
    this.lift(container, from, this.stacker(to), to);
  }

  /** Pick and place; what is decided with it belongs to the same moment, and so to the same frame. */
  private lift(container: ContainerId, from: Position, che: CheId, to: Position): void {
    this.now += 40;
    this.tell({ kind: 'picked', container, che, from, rehandle: false });
    this.tell({ kind: 'placed', container, che, to });
  }

  private tell(event: LedgerEvent): void {
    this.sink(event, this.now);
  }

  private crane = (): CheId => id(`QC${1 + this.random.int(9)}`);
  private vehicle = (): CheId => id(`AGV${1 + this.random.int(60)}`);
  private stacker = (place: Position): CheId => id(`ASC-${place.kind === 'yard' ? place.block : ''}`);

  /** The next free slot of a stack with room. */
  private room(): Position & { kind: 'yard' } {
    for (;;) {
      const { id: name, bays, rows, tiers } = this.random.pick(BLOCKS);
      const block = this.state.blocks.get(id<BlockId>(name))!;
      const slot = nextSlot(block, 4 * this.random.int(bays) + 2, 1 + this.random.int(rows));
      if (slot.tier <= tiers) return { kind: 'yard', block: block.block, slot };
    }
  }

  /** A box on top of a stack. */
  private standing(): { container: ContainerId; from: Position & { kind: 'yard' } } {
    for (;;) {
      const { id: name, bays, rows } = this.random.pick(BLOCKS);
      const block = this.state.blocks.get(id<BlockId>(name))!;
      const k = this.random.int(bays);
      const row = 1 + this.random.int(rows);
      const stack = block.stacks[(k * rows + row - 1) * 3 + 2]!;
      const container = stack.at(-1);
      if (container !== undefined)
        return {
          container,
          from: { kind: 'yard', block: block.block, slot: { bay: 4 * k + 2, row, tier: stack.length } },
        };
    }
  }

  private box(): Container {
    return {
      ...{ id: id<ContainerId>(`HWSU${String(++this.boxes).padStart(7, '0')}`), isoType: '45G1', lengthFeet: 40 },
      ...{ heightMm: 2896, grossKg: 14_000 + this.random.int(16_000), full: true, reeferC: null, dangerous: [] },
      ...{ outOfGauge: null, operator: 'HWS', portOfLoading: 'CNSHA', portOfDischarge: 'KRPUS', finalPort: '' },
    };
  }
}

const why: Why = {
  decided: 'travel',
  alternatives: [
    { choice: 'B1 2/1', score: 12.5, parts: { travel: 12.5, rehandles: 0 } },
    { choice: 'B7 14/3', score: 19, parts: { travel: 15, rehandles: 4 } },
  ],
};

const ROWS = 10;
const TIERS = 5;
const BAYS = Array.from({ length: Math.ceil(CALL_BOXES / (ROWS * TIERS)) }, (_, i) => 4 * i + 2);
const SHAPE = { rowCount: ROWS, deckBase: 82, holdTop: 18, hatchCovers: [] };

/** Deck cell of the i-th box of a call: stack by stack, from below. */
function cell(i: number): { bay: number; row: number; tier: number } {
  const stack = Math.floor(i / TIERS);
  return { bay: BAYS[Math.floor(stack / ROWS)]!, row: stack % ROWS, tier: 82 + 2 * (i % TIERS) };
}
