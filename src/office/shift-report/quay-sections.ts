// The parts of a shift report about the quay: vessels, cranes, and what cranes waited for.
import type { ReportCell, ReportSection } from './content.ts';
import type { ShiftCall, ShiftCrane, ShiftFacts } from './facts.ts';
import { filled, type Writing } from './words/words.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** Departures within so much of the promise count as on time, ms: a pilot's order is no more exact (designed). */
const ON_TIME_MS = 5 * MINUTE_MS;
/** Causes named of each crane: the table by cause has all. */
const MOST_CAUSES = 3;
/** A cause with less is not named, ms: it would be told as no minute. */
const LEAST_CAUSE_MS = MINUTE_MS / 2;

/** Vessels, cranes, causes of waiting. */
export function quaySections(facts: ShiftFacts, writing: Writing): ReportSection[] {
  return [vessels(facts, writing), cranes(facts, writing), causes(facts, writing)];
}

function vessels({ calls }: ShiftFacts, writing: Writing): ReportSection {
  const { text } = writing.words;
  if (calls.length === 0) return { title: text.vessels, lines: [text.noVessels], table: null, page: true };
  const columns = [
    { head: text.vessel, share: 22 },
    { head: text.state, share: 15 },
    { head: text.place, share: 10 },
    { head: text.lifts, share: 12, right: true as const },
    { head: text.call, share: 12, right: true as const },
    { head: text.workedBy, share: 13 },
    { head: text.leaves, share: 13 },
    { head: text.promised, share: 17 },
  ];
  return {
    title: text.vessels,
    lines: [],
    page: true,
    table: { columns, rows: calls.map((one) => vesselRow(one, writing)) },
  };
}

function vesselRow(call: ShiftCall, { words, format }: Writing): ReportCell[] {
  const { text, states } = words;
  const { number, moment } = format;
  const state = (states as Record<string, string>)[call.state] ?? call.state;
  const yetToCome = call.state === 'expected' || call.state === 'at-roads';
  const leaves = call.leaves === null ? text.none : moment(call.leaves);
  return [
    `${call.vessel}\n${call.voyage}`.trim(),
    yetToCome ? `${state}\n${moment(call.eta)}` : state,
    call.from === null || call.to === null ? text.none : `${number(call.from)}–${number(call.to)}`,
    yetToCome ? text.none : `${number(call.off)} / ${number(call.aboard)}`,
    `${number(call.done)} / ${number(call.listed)}`,
    call.cranes.join(', ') || text.none,
    call.hasLeft ? filled(text.left, { at: leaves }) : leaves,
    promise(call, { words, format }),
  ];
}

/** The promised departure, and by how much it is missed. */
function promise({ leaves, promised }: ShiftCall, { words, format }: Writing): ReportCell {
  const { text } = words;
  if (promised === null) return text.none;
  if (leaves === null) return format.moment(promised);
  const off = leaves - promised;
  const time = lasting(Math.abs(off), { words, format });
  const how = Math.abs(off) <= ON_TIME_MS ? text.onTime : filled(off > 0 ? text.late : text.early, { time });
  return { text: `${format.moment(promised)}\n${how}`, ...(off > ON_TIME_MS && { tone: 'bad' as const }) };
}

/** A time in hours and minutes, in minutes below an hour. */
function lasting(ms: number, { words, format }: Writing): string {
  const minutes = Math.round(ms / MINUTE_MS);
  const parts = { h: format.number(Math.floor(minutes / 60)), m: format.number(minutes % 60) };
  return filled(minutes < 60 ? words.text.minutesOnly : words.text.hoursMinutes, parts);
}

const sumOf = (ms: Record<string, number>): number => Object.values(ms).reduce((a, b) => a + b, 0);

/** True for time that a crane waited: neither at work nor on its way along the quay. */
const isWait = (kind: string): boolean => kind !== 'work' && kind !== 'moving';

function cranes({ cranes: all }: ShiftFacts, writing: Writing): ReportSection {
  const { text } = writing.words;
  const busy = all.filter(({ ms, boxes }) => sumOf(ms) > 0 || boxes > 0);
  if (busy.length === 0) return { title: text.cranes, lines: [text.noCranes], table: null };
  const columns = [
    { head: text.crane, share: 8 },
    { head: text.boxes, share: 10, right: true as const },
    { head: text.perHour, share: 9, right: true as const },
    { head: text.hours, share: 12, right: true as const },
    { head: text.work, share: 9, right: true as const },
    { head: text.moving, share: 9, right: true as const },
    { head: text.waits, share: 43 },
  ];
  const total = { crane: text.total, boxes: busy.reduce((n, { boxes }) => n + boxes, 0), ms: added(busy) };
  const rows = busy.map((one) => craneRow(one, writing));
  return { title: text.cranes, lines: [], table: { columns, rows, total: craneRow(total, writing).with(-1, '') } };
}

function craneRow({ crane, boxes, ms }: ShiftCrane, { words, format }: Writing): ReportCell[] {
  const { text, roots } = words;
  const { number, percent } = format;
  const hours = sumOf(ms) / HOUR_MS;
  const most = Object.entries(ms)
    .filter(([kind, time]) => isWait(kind) && time >= LEAST_CAUSE_MS)
    .sort(byTime)
    .slice(0, MOST_CAUSES)
    .map(([kind, time]) =>
      filled(text.causePart, { cause: nameOf(roots, kind), n: number(Math.round(time / MINUTE_MS)) }),
    );
  return [
    ...[crane, number(boxes), hours > 0 ? number(boxes / hours, 1) : text.none, number(hours, 1)],
    ...['work', 'moving'].map((kind) => (hours > 0 ? percent((ms[kind] ?? 0) / HOUR_MS / hours) : text.none)),
    most.join(', ') || text.none,
  ];
}

function added(all: readonly ShiftCrane[]): Record<string, number> {
  const sum: Record<string, number> = {};
  for (const { ms } of all) for (const [kind, time] of Object.entries(ms)) sum[kind] = (sum[kind] ?? 0) + time;
  return sum;
}

/** The longest first; of equal ones by name, so that the order is always the same. */
function byTime([a, x]: [string, number], [b, y]: [string, number]): number {
  return y - x || (a < b ? -1 : 1);
}

const nameOf = (words: object, name: string): string => (words as Record<string, string>)[name] ?? name;

function causes({ cranes: all }: ShiftFacts, { words, format }: Writing): ReportSection {
  const { text, roots } = words;
  const ms = added(all);
  const crane = sumOf(ms);
  const waits = Object.entries(ms)
    .filter(([kind, time]) => isWait(kind) && time >= LEAST_CAUSE_MS)
    .sort(byTime);
  if (waits.length === 0) return { title: text.causes, lines: [text.noWaits], table: null };
  const most = waits[0]?.[1] ?? 1;
  const minutes = (time: number): string => format.number(Math.round(time / MINUTE_MS));
  const columns = [
    { head: text.cause, share: 32 },
    { head: '', share: 36 },
    { head: text.minutes, share: 12, right: true as const },
    { head: text.shareOf, share: 20, right: true as const },
  ];
  const rows = waits.map(([kind, time]): ReportCell[] => [
    nameOf(roots, kind),
    { text: '', bar: time / most },
    minutes(time),
    format.percent(time / crane),
  ]);
  const waited = Object.entries(ms).reduce((sum, [kind, time]) => sum + (isWait(kind) ? time : 0), 0);
  return {
    title: text.causes,
    lines: [],
    table: { columns, rows, total: [text.total, '', minutes(waited), format.percent(waited / crane)] },
  };
}
