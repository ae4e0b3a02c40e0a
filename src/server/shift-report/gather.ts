// Gathers the facts of a shift: from a run that stands at its end, what was noted of it, and the record's events in it. Changes nothing.
import { addedUp } from '../../office/figures.ts';
import type {
  OpenException,
  ShiftBlock,
  ShiftCall,
  ShiftCrane,
  ShiftFacts,
  ShiftGate,
} from '../../office/shift-report/facts.ts';
import type { ShiftEvents } from '../../office/shift-report/shift-events.ts';
import { mean, percentile } from '../../office/statistics.ts';
import type { BlockRecord, CallRecord } from '../../ledger/state.ts';
import { waitingView } from '../causes/waiting-views.ts';
import { exceptionsIn } from '../exceptions/exceptions.ts';
import type { RefusedMail } from '../exceptions/message-exceptions.ts';
import { sinceQuarter, type DayNotes } from '../live/day-notes.ts';
import type { TerminalRun } from '../run/terminal-run.ts';
import type { ReportOrder } from './order.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** Vessels that are expected within so much of the end are told, ms, and so many of them (designed): the next shift's and a little more. */
const AHEAD_MS = 24 * HOUR_MS;
const MOST_EXPECTED = 6;

/** What the run itself does not know. */
export interface FromRecord {
  events: ShiftEvents;
  /** Messages that went out in the shift, by type. */
  sent: ReadonlyMap<string, number>;
  /** Interchanges that were refused in the shift. */
  refused: readonly RefusedMail[];
}

/** The facts of a shift. `run` stands at its end. */
export function gatherShift(run: TerminalRun, day: DayNotes, order: ReportOrder, found: FromRecord): ShiftFacts {
  const { name, from, to } = order;
  const { events, refused } = found;
  const { unlocode, timeZone } = run.model;
  return {
    terminal: { name: run.model.name, unlocode, timeZone },
    shift: { name, from, to },
    ...{ printedAt: order.printedAt, version: order.version, frame: run.ledger.state.seq },
    figures: addedUp([...day.quarters.filter(({ at }) => at > from).map(({ sums }) => sums), sinceQuarter(run, day)]),
    calls: callsOf(run, order, events),
    cranes: cranesOf(run, day, from),
    blocks: run.model.blocks.map(({ id }) => blockOf(run, id, events)),
    gate: gateOf(run, order),
    acts: events.acts,
    exceptions: openExceptions(run, refused),
    messages: messagesOf(found),
    ...{ boxesSetAside: events.boxesSetAside, refused: refused.length },
  };
}

function callsOf(run: TerminalRun, { from, to }: ReportOrder, events: ShiftEvents): ShiftCall[] {
  const all = [...run.ledger.state.calls.values()];
  const inPort = all.filter(
    ({ times }) => times.berthing !== undefined && times.berthing < to && (times.sailed ?? Infinity) > from,
  );
  const expected = all
    .filter(({ state, eta }) => (state === 'expected' || state === 'at-roads') && eta < to + AHEAD_MS)
    .sort((a, b) => a.eta - b.eta)
    .slice(0, MOST_EXPECTED);
  inPort.sort((a, b) => (a.times.berthing ?? 0) - (b.times.berthing ?? 0));
  return [...inPort, ...expected].map((call) => callOf(run, call, events));
}

function callOf(run: TerminalRun, call: CallRecord, events: ShiftEvents): ShiftCall {
  const { berth, geometry, times, listed, done } = call;
  const work = run.operation.desk.state.calls.get(call.call);
  const { off, aboard } = events.calls.get(call.call) ?? { off: 0, aboard: 0 };
  return {
    ...{ vessel: call.vessel, voyage: call.voyage, state: call.state, eta: call.eta },
    ...{ from: berth?.x ?? null, to: berth ? berth.x + geometry.length : null },
    cranes: (work?.cranes ?? []).flatMap((crane) => run.model.quayCranes[crane]?.id ?? []),
    ...{ off, aboard },
    done: done.discharge + done.load + done.restow,
    listed: listed.discharge + listed.load + listed.restow,
    ...{ leaves: times.sailed ?? berth?.end ?? null, hasLeft: times.sailed !== undefined, promised: call.etd },
  };
}

function cranesOf(run: TerminalRun, { waiting }: DayNotes, from: number): ShiftCrane[] {
  const view = waitingView(run.operation.desk, waiting);
  return view.cranes.map(({ crane, slices }, i) => {
    const ms: Record<string, number> = {};
    for (const slice of slices)
      if (slice.at >= from) for (const [kind, time] of Object.entries(slice.ms)) ms[kind] = (ms[kind] ?? 0) + time;
    const boxes = waiting.slices.reduce((sum, { at, moves }) => sum + (at >= from ? (moves[i] ?? 0) : 0), 0);
    return { crane, boxes, ms };
  });
}

function blockOf({ ledger, model }: TerminalRun, id: string, events: ShiftEvents): ShiftBlock {
  const record = ledger.state.blocks.get(id as never) as BlockRecord;
  const { bays, rows, tiers } = model.blocks.find((block) => block.id === id) as (typeof model.blocks)[number];
  let boxes = 0;
  let halves = 0;
  for (const stack of record.stacks)
    for (const box of stack) {
      boxes++;
      halves += ledger.state.containers.get(box)?.container.lengthFeet === 20 ? 1 : 2;
    }
  const lifts = events.blocks.get(id) ?? { into: 0, outOf: 0, rehandles: 0 };
  return { block: id, boxes, fill: halves / (2 * bays * rows * tiers), ...lifts };
}

function gateOf({ ledger, model }: TerminalRun, { from, to }: ReportOrder): ShiftGate {
  const windowMs = model.gate.appointmentMinutes * MINUTE_MS;
  const visits = [...ledger.state.visits.values()];
  const through = visits.filter(({ gateIn, gateOut }) => gateIn > 0 && gateOut > from && gateOut <= to);
  const turns = through.map(({ gateIn, gateOut }) => (gateOut - gateIn) / MINUTE_MS);
  // One that was called off before its truck was let in is no appointment.
  const wanted = visits.filter(
    ({ expected, state, gateIn }) => expected >= from && expected < to && !(state === 'gone' && gateIn === 0),
  );
  const absent = wanted.filter(({ state }) => state === 'expected');
  return {
    trucks: through.length,
    ...{ mean: mean(turns), median: percentile(turns, 50), p95: percentile(turns, 95) },
    ...{ announced: wanted.length, came: wanted.length - absent.length },
    missed: absent.filter(({ expected }) => expected + windowMs <= to).length,
    there: visits.filter(({ state }) => state !== 'expected' && state !== 'gone').length,
  };
}

function openExceptions(run: TerminalRun, refused: readonly RefusedMail[]): OpenException[] {
  return exceptionsIn(run, { refused, standing: null }).map(({ kind, rank, since, subject, facts, noted }) => ({
    ...{ kind, rank, since, subject, facts },
    notedBy: noted?.by ?? null,
  }));
}

function messagesOf({ events, sent }: FromRecord): ShiftFacts['messages'] {
  const types = [...new Set([...events.messages.keys(), ...sent.keys()])].sort();
  const none = { worked: 0, passedOver: 0, putAside: 0 };
  return types.map((type) => ({ type, ...none, ...events.messages.get(type), sent: sent.get(type) ?? 0 }));
}
