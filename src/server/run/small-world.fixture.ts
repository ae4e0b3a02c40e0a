// Small worlds on the designed terminals: a vessel or two with few boxes, some trucks, some stock; run to the end.
import { readFileSync } from 'node:fs';
import type { Bayplan, CallList, Message, TruckAnnouncement, VoyageRef } from '../../edi/messages.ts';
import type { OutgoingFile } from '../../operation/outbox/outbox.ts';
import type { Policy } from '../../operation/policy.ts';
import { MemoryJournal } from '../../store/memory-journal.ts';
import { parseTerminal } from '../../terminal/check.ts';
import type { Container, LengthFeet, Position, VesselSlot, YardSlot } from '../../terminal/container.ts';
import { id, type BlockId, type CallId, type ContainerId } from '../../terminal/ids.ts';
import type { TerminalModel } from '../../terminal/model.ts';
import type { LedgerEvent } from '../../ledger/events.ts';
import { Ledger } from '../../ledger/ledger.ts';
import { emptyState } from '../../ledger/state.ts';
import { violationsOf } from './run-report.ts';
import { TerminalRun } from './terminal-run.ts';
import { capacityOf } from './machines-of.ts';
import type { InboxItem } from './inbox-item.ts';

const HOUR = 3_600_000;
/** No small world takes longer than this, ms. */
const LONGEST = 24 * HOUR;
/** Where every small world begins: a Monday, 6 h UTC. */
export const BEGIN = Date.UTC(2026, 0, 5, 6);
/** This port, the next one, and the code of the terminals' files is not looked at. */
export const HERE = 'KRPUS';
export const NEXT = 'NLRTM';

/** Reads a designed terminal. */
export function terminal(name: 'busan-dgt' | 'busan-dgt-lift' | 'lach-huyen-hhit' | 'four-blocks'): TerminalModel {
  const file = `${name}.json`;
  return parseTerminal(readFileSync(new URL(`../../../terminals/${file}`, import.meta.url), 'utf8'), file);
}

/** A box; 40' for here, 12 t, unless told otherwise. */
export function box(name: string, parts: Partial<Container> = {}): Container {
  const lengthFeet: LengthFeet = parts.lengthFeet ?? 40;
  return {
    ...{ id: id<ContainerId>(name), isoType: lengthFeet === 20 ? '22G1' : '42G1', lengthFeet, heightMm: 2591 },
    ...{ grossKg: 12_000, full: true, reeferC: null, dangerous: [], outOfGauge: null, operator: 'TST' },
    ...{ portOfLoading: 'CNSHA', portOfDischarge: HERE, finalPort: '', ...parts },
  };
}

/** A box that stays aboard or is loaded: it goes to the next port. */
export const onward = (name: string, parts: Partial<Container> = {}): Container =>
  box(name, { portOfDischarge: NEXT, ...parts });

/** A cell as "bay-row-tier". */
export function cell(text: string): VesselSlot {
  const [bay, row, tier] = text.split('-').map(Number) as [number, number, number];
  return { bay, row, tier };
}

function voyage(vessel: string, etaHours: number): VoyageRef {
  const eta = BEGIN + etaHours * HOUR;
  return { vesselName: vessel, callSign: '', imo: '', voyage: '1', carrier: 'TST', eta, etd: null };
}

/** Id of a vessel's call. */
export const callOf = (vessel: string): CallId => id(`${vessel}-1`);

/** A bay plan: cells with their boxes. The vessel arrives after so many hours. */
export function bayplan(vessel: string, boxes: Record<string, Container>, etaHours = 1): Bayplan {
  const entries = Object.entries(boxes).map(([where, container]) => ({ slot: cell(where), container }));
  const ports = { departurePort: 'CNSHA', nextPort: NEXT };
  return { type: 'BAPLIE', reference: vessel, voyage: voyage(vessel, etaHours), ...ports, entries, setAside: [] };
}

/** A load list: cells with their boxes. */
export function loadList(vessel: string, boxes: Record<string, Container>): CallList {
  const entries = Object.entries(boxes).map(([where, container]) => ({ slot: cell(where), container, booking: '' }));
  const head = { reference: `${vessel} L`, function: 'load', voyage: voyage(vessel, 1), port: HERE } as const;
  return { type: 'COPRAR', ...head, entries, setAside: [] };
}

/** A truck that brings and fetches boxes and comes after so many hours. */
export function truck(
  plate: string,
  hours: number,
  deliver: Container[],
  collect: Container[] = [],
): TruckAnnouncement {
  const entries = [
    ...deliver.map((container) => ({ movement: 'deliver' as const, container, booking: '' })),
    ...collect.map((container) => ({ movement: 'collect' as const, container, booking: '' })),
  ];
  const head = { reference: plate, truck: plate, haulier: 'H', expected: BEGIN + hours * HOUR };
  return { type: 'COPINO', ...head, entries, setAside: [] };
}

/** A box that stands in the yard from the start: where, and what it leaves with. */
export interface Standing {
  container: Container;
  block: string;
  slot: YardSlot;
  outbound: string;
}

/** A yard slot with its box. */
export function standing(container: Container, block: string, slot: [number, number, number], outbound = ''): Standing {
  return { container, block, slot: { bay: slot[0], row: slot[1], tier: slot[2] }, outbound };
}

/** A world that has run. */
export interface SmallWorld {
  run: TerminalRun;
  journal: MemoryJournal;
  files: OutgoingFile[];
  where(name: string): Position | undefined;
  /** What cannot be and what the record has wrong. */
  faults: string[];
}

/** Puts the boxes that stand in the yard from the start into record, twin and yard. */
export function stockYard(run: TerminalRun, model: TerminalModel, stock: readonly Standing[]): void {
  for (const { container, block, slot, outbound } of stock) {
    const position: Position = { kind: 'yard', block: id<BlockId>(block), slot };
    run.ledger.record({ kind: 'container-announced', container, position, outbound }, BEGIN);
    if (container.reeferC !== null)
      run.ledger.propose({ kind: 'reefer-plugged', container: container.id, by: '' }, BEGIN);
    run.twin.know(container);
    run.twin.stock(container.id, position);
    run.operation.desk.yard.refresh(
      model.blocks.findIndex((b) => b.id === block),
      slot.bay,
      slot.row,
    );
  }
  run.ledger.commit();
}

/** A message that becomes known after so many hours. */
export type Sent = [hours: number, message: InboxItem['message']];

/** A terminal at its beginning, with boxes in its yard, what was recorded before, and what will be sent. */
export function beginWorld(
  model: TerminalModel,
  sent: readonly Sent[],
  stock: readonly Standing[] = [],
  before: readonly LedgerEvent[] = [],
): { run: TerminalRun; journal: MemoryJournal } {
  const journal = new MemoryJournal();
  const run = TerminalRun.begin(model, journal, () => undefined, BEGIN);
  stockYard(run, model, stock);
  for (const event of before) run.ledger.record(event, BEGIN);
  run.ledger.commit();
  run.addInbox(
    sent.map(([hours, message], i) => ({
      ...{ at: BEGIN + hours * HOUR, commandId: `m${i}#1`, file: `m${i}`, message, port: HERE, sender: 'LINE' },
    })),
  );
  return { run, journal };
}

/** Codes of what was set aside or passed over, with what. */
export function toldIn(events: readonly LedgerEvent[]): string[] {
  return events.flatMap((event) => {
    if (event.kind === 'container-set-aside') return [`${event.what} ${event.code}`];
    return event.kind === 'message-passed-over' ? [`${event.file} ${event.code}`] : [];
  });
}

/** A message that is known from the beginning, with its number as its command id. */
export function inboxItem(message: Message, index: number): InboxItem {
  return { at: BEGIN, commandId: `m#${index}`, file: 'm', message, port: HERE };
}

/** A look at a running world after each of its turns. */
export type Look = (run: TerminalRun) => void;

/** Runs messages, in order and all known at the beginning, until everything has left or the hours are over. */
export function play(
  model: TerminalModel,
  messages: Message[],
  stock: Standing[] = [],
  look: Look = () => undefined,
  policy: Partial<Policy> = {},
): SmallWorld {
  const files: OutgoingFile[] = [];
  const journal = new MemoryJournal();
  const run = TerminalRun.begin(model, journal, (sent) => files.push(...sent), BEGIN, { policy });
  stockYard(run, model, stock);
  run.addInbox(
    messages.map((message, i): InboxItem => ({ at: BEGIN, commandId: `m#${i}`, file: 'm', message, port: HERE })),
  );
  run.advance(BEGIN + LONGEST, () => {
    look(run);
    return run.finished;
  });
  run.sendRest();
  const where = (name: string): Position | undefined => run.ledger.state.containers.get(id(name))?.position;
  return { run, journal, files, where, faults: violationsOf(run) };
}

/** The hash of the record that the journal alone gives. */
export function hashOfJournal(model: TerminalModel, journal: MemoryJournal): string {
  const ledger = new Ledger(emptyState(model), journal, capacityOf(model));
  ledger.replay(journal.read(1));
  return ledger.hash();
}
