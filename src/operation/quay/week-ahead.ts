// The quay from now on as the planner of the week is told of it: the water, the cranes that work, who lies there, who comes.
import { seedFor } from '../../kit/random.ts';
import { QUARTER, type QuayWeek, type WeekCall } from '../../quay/quay-week/problem.ts';
import type { CallRecord } from '../../ledger/state.ts';
import type { CallId } from '../../terminal/ids.ts';
import { bay40, bayOffset } from '../../terminal/vessel.ts';
import { tideAbove } from '../../terminal/tide.ts';
import { callWork, containerRecord, craneId, type Desk } from '../context.ts';
import { isOutForLong } from '../faults/fault-query.ts';
import { BOX_SECONDS, PHASE, bayEstimate } from './bay-work.ts';
import { callWindow } from './berth-window.ts';
import { cranesBeside } from './crane-shares.ts';
import { handlingPace, INTERFERENCE } from './handling-pace.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Vessels that come later than this are not planned yet, ms. */
export const AHEAD_MS = 7 * DAY_MS;
/** Time that is left for the last vessel after her arrival, ms. */
const AFTER_LAST_MS = 2 * DAY_MS;
/** Share by which the work is taken to grow for each metre from the preferred place: it keeps vessels apart where nothing else does (designed). */
const AWAY = 0.000_02;
/** What a crane costs for an hour, in hours that a vessel is in port: it only keeps cranes off a vessel that they do not help (designed). */
const CRANE_HOUR = 0.02;
/** Leaving after the time that she was promised counts as so many hours more in port (designed). */
const MISSED_HOURS = 4;
/** An hour in port counts so much more for a vessel that comes on time for her window in the weekly template: the others give way (designed). */
const ON_TIME = 1.5;
/** What changing a plan that was told costs, in hours in port: another place, each hour sooner or later, each crane more or less (designed). */
const CHANGE = { place: 0.1, hour: 0.02, crane: 0.02 };
/** The same for a vessel that sails slower because the terminal asked her to: an hour later than promised counts one and a half times (designed). */
const PROMISE = { place: 0.1, hour: 0.5, crane: 0.02 };
/** More than any plan gains: a vessel at the quay is not shifted, since there is nobody who does it. */
const NEVER = 100_000;
/** Every crane of a terminal reaches over the vessels that it takes; the number of rows is not held against them here. */
const ROWS = 1;

/** The week, and for calls that do not lie at a whole bollard the metres by which they begin after it. */
export interface WeekAhead {
  week: QuayWeek;
  beyond: Map<CallId, number>;
}

/** The quay from now on with calls that have not sailed, in the order of their arrival. */
export function weekAhead(desk: Desk, unsorted: readonly CallRecord[]): WeekAhead {
  const { quay } = desk.model;
  const from = Math.floor(desk.now / QUARTER) * QUARTER;
  const came = (call: CallRecord): number => call.times['at-roads'] ?? call.eta;
  const calls = [...unsorted].sort((a, b) => came(a) - came(b));
  const until = from + Math.ceil(horizon(desk, calls, from) / QUARTER) * QUARTER;
  const tide = tideWindows(desk, from, until);
  const outlook: Outlook = {
    desk,
    from,
    highWater: dailyHigh(desk),
    share: equalShare(desk, calls),
    beyond: new Map(),
  };
  const leaving = calls.filter(({ state }) => state === 'unberthing');
  const week: QuayWeek = {
    from,
    until,
    quay: {
      length: quay.length,
      clearance: quay.mooringClearance,
      spacing: quay.bollardSpacing,
      stretches: stretchesOf(desk),
      closed: leaving.map((call) => castingOff(desk, call)),
    },
    channelDepth: channelDepth(desk),
    underKeelClearance: quay.underKeelClearance,
    tide,
    cranes: workingCranes(desk),
    interference: INTERFERENCE,
    away: AWAY,
    craneHour: CRANE_HOUR,
    shift: { cost: NEVER, hours: 1 },
    calls: calls.filter((call) => !leaving.includes(call)).map((call) => weekCall(outlook, call)),
  };
  return { week, beyond: outlook.beyond };
}

/** What is worked out once for all calls. */
interface Outlook {
  desk: Desk;
  from: number;
  /** Height that the water reaches on every day to come, m above datum. */
  highWater: number;
  /** Cranes that each vessel is taken to get where vessels are berthed as they come; null where cranes are planned. */
  share: number | null;
  beyond: Map<CallId, number>;
}

/** How far ahead the plan goes: until the last vessel has come, and all of them could have been worked after it, ms. */
function horizon(desk: Desk, calls: readonly CallRecord[], from: number): number {
  const last = Math.max(from, ...calls.map((c) => Math.max(c.eta, c.pin?.start ?? 0)));
  const work = calls.reduce((sum, c) => sum + hoursOf(bayHours(desk, c)), 0);
  return last - from + AFTER_LAST_MS + (2 * work * HOUR_MS) / desk.model.quayCranes.length;
}

/** Without a crane plan vessels at the quay, and one that comes to them, are taken to share the cranes equally. */
function equalShare(desk: Desk, calls: readonly CallRecord[]): number | null {
  if (desk.state.policy.berths === 'planned') return null;
  const moored = calls.filter(({ state }) => state === 'berthing' || state === 'working').length;
  return Math.max(1, Math.floor(desk.model.quayCranes.length / (moored + 1)));
}

/** She takes her place until her last line is let go. */
function castingOff({ model, now }: Desk, call: CallRecord): QuayWeek['quay']['closed'][number] {
  const { mooringClearance, unberthingSeconds } = model.quay;
  const length = call.geometry.length + mooringClearance;
  return { x: call.berth?.x ?? 0, length, from: now, to: now + unberthingSeconds * 1000 };
}

/** Depths of the berths; before and behind the outer bollards nobody lies. */
function stretchesOf({ model: { quay, berths } }: Desk): QuayWeek['quay']['stretches'] {
  const { mooringClearance: end, length } = quay;
  return [
    { from: 0, to: end, depth: -Infinity },
    ...berths.map((b) => ({ from: Math.max(b.from, end), to: Math.min(b.to, length - end), depth: b.depth })),
    { from: length - end, to: length, depth: -Infinity },
  ];
}

/** The least height of the water in each quarter of an hour; none where the terminal tells no tide. */
function tideWindows({ model: { tides } }: Desk, from: number, until: number): QuayWeek['tide'] {
  if (tides.length === 0) return [];
  const windows: QuayWeek['tide'] = [];
  let height = tideAbove(tides, from);
  for (let at = from; at < until; at += QUARTER) {
    const next = tideAbove(tides, at + QUARTER);
    windows.push({ from: at, to: at + QUARTER, rise: Math.min(height, next) });
    height = next;
  }
  return windows;
}

/** Cranes that are not out for long. They cannot pass, so that each leaves room for those beside it. */
function workingCranes(desk: Desk): QuayWeek['cranes'] {
  const { quayCranes, quay, craneRails } = desk.model;
  const working = quayCranes.map((_, i) => i).filter((i) => !isOutForLong(desk, craneId(desk, i)));
  return working.map((i, k) => ({
    id: craneId(desk, i),
    from: k * craneRails.minSpacing,
    to: quay.length - (working.length - 1 - k) * craneRails.minSpacing,
    rows: ROWS,
  }));
}

function weekCall({ desk, from, highWater, share, beyond }: Outlook, call: CallRecord): WeekCall {
  const { length } = call.geometry;
  const moored = call.state === 'berthing' || call.state === 'working';
  const pin = moored ? null : pinOf(desk, call);
  const x = moored ? (call.berth?.x ?? 0) : pin?.x;
  const over = x === undefined ? 0 : x % desk.model.quay.bollardSpacing;
  if (over > 0) beyond.set(call.call, over);
  const arrival = moored || call.state === 'at-roads' ? from : Math.max(call.eta, from);
  const draught = floating(desk, call.geometry.draught, highWater);
  const window = callWindow(desk.model, call);
  const bays = bayHours(desk, call);
  const most = mostCranes(desk, bays);
  return {
    call: call.call,
    length: length + over,
    ...{ draughtIn: draught, draughtOut: draught, rows: ROWS },
    work: hoursOf(bays) / (share === null ? 1 : Math.min(most, share) ** INTERFERENCE),
    longest: Math.max(0, ...bays.map((b) => b.hours)),
    mooring: mooringHours(desk, call),
    minCranes: 1,
    maxCranes: share === null ? most : 1,
    earliest: arrival,
    arrival,
    // Each hour in port counts, whatever was promised.
    departure: arrival,
    latest: call.etd ?? Infinity,
    rates: { early: 0, late: window?.isOnTime === true ? ON_TIME : 1, missed: MISSED_HOURS },
    preferredX: moored ? null : (window?.middle ?? homeOf(desk, call)) - length / 2,
    sides: [{ side: 'port', cost: 0 }],
    alongside: moored && x !== undefined ? x - over : null,
    promised: moored || pin !== null ? null : promiseOf(call, from),
    ...(pin === null ? {} : { pinned: { x: pin.x - over, start: pin.start } }),
  };
}

/** Where a person, or a variant of a what-if, wants her. */
function pinOf(desk: Desk, call: CallRecord): { x: number; start: number | null } | null {
  const x = desk.state.policy.berthPins?.[call.call];
  return call.pin ?? (x === undefined ? null : { x, start: null });
}

/**
 * Her draught as the plan takes it. That of a vessel without a profile is an estimate, which must not keep her out of a port that she was sent
 * to: she floats at a berth at any time, and comes in with each day's high water.
 */
function floating(desk: Desk, draught: number, highWater: number): number {
  const { quay } = desk.model;
  const atBerth = quay.depth - quay.underKeelClearance;
  return Math.min(draught, atBerth, channelDepth(desk) + highWater - quay.underKeelClearance);
}

/** Depth of the way in at datum: as deep as the quay where the terminal tells no other. */
function channelDepth({ model: { quay } }: Desk): number {
  return quay.channelDepth ?? quay.depth;
}

/**
 * The height that the water reaches for a quarter of an hour on each of the next thirty days, m above datum: more than one turn of springs and neaps,
 * whatever calls are known, so that it does not change when one is announced.
 */
function dailyHigh({ model: { tides }, now }: Desk): number {
  if (tides.length === 0) return 0;
  const today = Math.floor(now / DAY_MS) * DAY_MS;
  let least = Infinity;
  for (let day = today; day < today + 30 * DAY_MS; day += DAY_MS) {
    let high = 0;
    let before = 0;
    // The next high water is at most 25 hours away.
    for (let at = day; at <= day + 25 * HOUR_MS; at += QUARTER) {
      const height = tideAbove(tides, at);
      high = Math.max(high, Math.min(before, height));
      before = height;
    }
    least = Math.min(least, high);
  }
  return least;
}

/** Middle of the berth that a call likes best: berths in turn, so that neighbours have room and cranes do not squeeze. */
function homeOf(desk: Desk, call: CallRecord): number {
  const { berths } = desk.model;
  const turn = Math.abs(seedFor(1, call.call)) % berths.length;
  const berth = berths[turn] as (typeof berths)[number];
  return (berth.from + berth.to) / 2;
}

/** Their sum. */
function hoursOf(bays: readonly { hours: number }[]): number {
  return bays.reduce((sum, { hours }) => sum + hours, 0);
}

/** Crane hours that are left in each of her bays, at the pace at which vessels are worked here. */
function bayHours(desk: Desk, call: CallRecord): { at: number; hours: number }[] {
  const pace = handlingPace(desk);
  return plannedHours(desk, call).map(({ at, hours }) => ({ at, hours: hours * pace }));
}

/** The same by the planning figures. */
function plannedHours(desk: Desk, call: CallRecord): { at: number; hours: number }[] {
  if (call.state === 'working') {
    const covers = desk.model.quayCraneType.hatchCoverSeconds;
    const open = callWork(desk, call.call).bays.filter((b) => b.phase !== PHASE.done);
    return open.map((bay) => ({ at: bay.x, hours: bayEstimate(call, bay, covers) / 3600 }));
  }
  const boxes = new Map<number, number>();
  const count = (bay: number, times = 1): void => void boxes.set(bay40(bay), (boxes.get(bay40(bay)) ?? 0) + times);
  for (const id of call.toDischarge) {
    const { position } = containerRecord(desk, id);
    if (position.kind === 'vessel') count(position.slot.bay);
  }
  for (const slot of call.toLoad.values()) count(slot.bay);
  for (const slot of call.toRestow.values()) count(slot.bay, 2);
  return [...boxes].map(([bay, n]) => ({ at: bayOffset(bay), hours: (n * BOX_SECONDS) / 3600 }));
}

/** Hours for her lines that are still to come. */
function mooringHours({ model: { quay }, now }: Desk, call: CallRecord): number {
  const { berthingSeconds, unberthingSeconds } = quay;
  if (call.state === 'working') return unberthingSeconds / 3600;
  const begun = call.state === 'berthing' ? (now - (call.times.berthing ?? now)) / 1000 : 0;
  return (Math.max(0, berthingSeconds - begun) + unberthingSeconds) / 3600;
}

/** As many cranes as have a bay each and room beside each other, and as the terminal puts on a vessel. */
function mostCranes({ model }: Desk, bays: readonly { at: number }[]): number {
  const along = bays.map(({ at }) => at);
  const span = bays.length === 0 ? 0 : Math.max(...along) - Math.min(...along);
  const room = cranesBeside(model, span);
  return Math.max(1, Math.min(model.quay.maxCranesPerVessel, model.quayCranes.length, bays.length, room));
}

/** Her berth as it was told; of a vessel that sails slower for it, at the time that was planned when she was asked. */
function promiseOf({ berth, asked }: CallRecord, from: number): WeekCall['promised'] {
  if (berth?.cranes === undefined) return null;
  const { x, start, cranes } = berth;
  if (!asked?.told) return { x, start: Math.max(from, start), cranes, costs: CHANGE };
  return { x, start: Math.max(from, asked.berth), cranes, costs: PROMISE };
}
