// The week in whole numbers: quarter hours, places along the quay, and for each call what she may choose and what it costs her.
import { QUARTER, type CallCosts, type NoBerth, type QuayWeek, type Side, type WeekCall } from './problem.ts';
import { nextHigh, nextLow, risePerQuarter } from './tide.ts';

/** A number of cranes at a place: how many quarter hours they work, and what place and cranes cost together. */
export interface Option {
  cranes: number;
  periods: number;
  cost: number;
  /** Bit k: cranes k, k+1 … can work on her here, each on its share of her. */
  firsts: number;
}

/** A place along the quay for one call. */
export interface Place {
  /** Multiple of the spacing. */
  segment: number;
  side: Side;
  /** First quarter hour from each on in which the berth is too shallow for her; null when it never is. */
  shallow: Int32Array | null;
  options: Option[];
  /** Least cost of an option. */
  least: number;
}

/** A call and her choices. */
export interface CallModel {
  request: WeekCall;
  /** Multiples of the spacing that she and the water behind her take. */
  segments: number;
  /** Cheapest first. */
  places: Place[];
  /** Cost of a start in each quarter hour; Infinity where she cannot come in. Does not fall after `settled`. */
  startCost: Float64Array;
  settled: number;
  first: number;
  /** When she leaves if the work ends then, and what it costs; Infinity where she cannot leave within the week. */
  leaves: Int32Array;
  endCost: Float64Array;
  /** Cost of having no berth; more than any berth costs. */
  unserved: number;
}

/** The week for the planner. */
export interface WeekModel {
  week: QuayWeek;
  periods: number;
  /** Multiples of the spacing along the quay. */
  segments: number;
  calls: CallModel[];
  closed: { segment: number; segments: number; from: number; to: number }[];
  refused: { call: string; reason: NoBerth }[];
  /** Every crane can work on every call everywhere: counting them is enough. */
  alike: boolean;
}

/** Reads the week. Calls that no place and no crane can take are refused with the reason. */
export function weekModel(week: QuayWeek): WeekModel {
  const periods = Math.floor((week.until - week.from) / QUARTER);
  const segments = Math.ceil(week.quay.length / week.quay.spacing);
  const rise = risePerQuarter(week, periods);
  const calls: CallModel[] = [];
  const refused: WeekModel['refused'] = [];
  for (const request of week.calls) {
    const model = callModel(week, request, rise);
    if (typeof model === 'string') refused.push({ call: request.call, reason: model });
    else calls.push(model);
  }
  const all = 2 ** week.cranes.length - 1;
  const alike = calls.every((c) => c.places.every((p) => p.options.every((o) => o.firsts === all >> (o.cranes - 1))));
  return { week, periods, segments, calls, closed: closedOf(week, periods), refused, alike };
}

function closedOf(week: QuayWeek, periods: number): WeekModel['closed'] {
  const { closed, spacing } = week.quay;
  return closed.map(({ x, length, from, to }) => {
    const segment = Math.floor(x / spacing);
    return {
      segment,
      segments: Math.ceil((x + length) / spacing) - segment,
      from: Math.max(0, Math.floor((from - week.from) / QUARTER)),
      to: Math.min(periods, Math.ceil((to - week.from) / QUARTER)),
    };
  });
}

function callModel(week: QuayWeek, request: WeekCall, rise: Float64Array): CallModel | NoBerth {
  const places = placesOf(week, request, rise);
  if (typeof places === 'string') return places;
  const periods = rise.length;
  const { quay } = week;
  const { startCost, first, settled } = startCosts(week, request, rise);
  const leaves = nextHigh(rise, request.draughtOut + week.underKeelClearance - week.channelDepth);
  const endCost = new Float64Array(periods + 1).fill(Infinity);
  for (let t = 0; t <= periods; t++) {
    if (leaves[t] < periods) endCost[t] = lateCost(week, request, leaves[t]);
  }
  return {
    request,
    segments: Math.ceil((request.length + quay.clearance) / quay.spacing),
    places,
    startCost,
    settled,
    first,
    leaves,
    endCost,
    unserved: unservedCost(week, request, places),
  };
}

/** Far above all costs of a week: a vessel that lies alongside cannot be sent away. */
const PROHIBITIVE = 1e6;

/** As if she began and left at the end of the week at her dearest place; what lies alongside must not be left out. */
function unservedCost(week: QuayWeek, request: WeekCall, places: readonly Place[]): number {
  if (request.alongside !== null) return PROHIBITIVE;
  const periods = Math.floor((week.until - week.from) / QUARTER);
  const dearest = Math.max(...places.flatMap((p) => p.options.map((o) => o.cost)));
  const begins = [0, periods].map((t) => startParts(week, request, t)).map(({ early, moved }) => early + moved);
  return Math.max(...begins) + lateCost(week, request, periods) + request.rates.missed + dearest;
}

function lateCost(week: QuayWeek, request: WeekCall, leave: number): number {
  const { late, missed } = endCosts(week, request, leave);
  return late + missed;
}

function endCosts(
  week: QuayWeek,
  { departure, latest, rates }: WeekCall,
  leave: number,
): { late: number; missed: number } {
  const time = week.from + leave * QUARTER;
  return { late: rates.late * hours(Math.max(0, time - departure)), missed: time > latest ? rates.missed : 0 };
}

function startCosts(
  week: QuayWeek,
  request: WeekCall,
  rise: Float64Array,
): { startCost: Float64Array; first: number; settled: number } {
  const { earliest, arrival, alongside, promised } = request;
  const periods = rise.length;
  const first = Math.max(0, Math.ceil((Math.max(earliest, request.pinned?.start ?? 0) - week.from) / QUARTER));
  const enters = request.draughtIn + week.underKeelClearance - week.channelDepth;
  const startCost = new Float64Array(periods + 1).fill(Infinity);
  for (let t = first; t < periods; t++) {
    if (alongside !== null ? t > first : rise[t] < enters) continue;
    const { early, moved } = startParts(week, request, t);
    startCost[t] = early + moved;
  }
  const settled = Math.max(arrival, promised?.start ?? arrival, request.pinned?.start ?? arrival);
  return { startCost, first, settled: Math.ceil((settled - week.from) / QUARTER) };
}

function startParts(week: QuayWeek, request: WeekCall, start: number): { early: number; moved: number } {
  const { arrival, alongside, promised, rates } = request;
  const time = week.from + start * QUARTER;
  const early = alongside === null ? rates.early * hours(Math.max(0, arrival - time)) : 0;
  return { early, moved: promised === null ? 0 : promised.costs.hour * hours(Math.abs(time - promised.start)) };
}

/** The places where she may lie with the cranes that can work on her there, cheapest first; or why there is none. */
function placesOf(week: QuayWeek, request: WeekCall, rise: Float64Array): Place[] | NoBerth {
  const { quay } = week;
  if (request.length > quay.length) return 'too-long';
  const lows = new Map<number, Int32Array>();
  const places: Place[] = [];
  let afloat = false;
  let turned = false;
  for (let segment = 0; segment * quay.spacing + request.length <= quay.length; segment++) {
    const x = segment * quay.spacing;
    if (request.pinned !== undefined && request.pinned.x !== x) continue;
    const under = quay.stretches.filter((s) => s.from < x + request.length && s.to > x);
    const depth = Math.min(...under.map((s) => s.depth));
    const need = Math.max(request.draughtIn, request.draughtOut) + week.underKeelClearance - depth;
    if (need > 0 && !rise.some((r) => r >= need)) continue;
    afloat = true;
    const sides = request.sides.filter(({ side }) => under.every((s) => s.sides?.includes(side) ?? true));
    if (sides.length === 0) continue;
    turned = true;
    const { side } = sides.reduce((best, s) => (s.cost < best.cost ? s : best));
    const options = optionsOf(week, request, x, side);
    if (options.length === 0) continue;
    if (need > 0 && !lows.has(need)) lows.set(need, nextLow(rise, need));
    const shallow = need > 0 ? (lows.get(need) as Int32Array) : null;
    places.push({ segment, side, shallow, options, least: Math.min(...options.map((o) => o.cost)) });
  }
  if (!afloat) return 'too-deep';
  if (!turned) return 'side';
  if (places.length === 0) return 'no-crane';
  return places.sort((a, b) => a.least - b.least || a.segment - b.segment);
}

function optionsOf(week: QuayWeek, request: WeekCall, x: number, side: Side): Option[] {
  const options: Option[] = [];
  for (let cranes = request.minCranes; cranes <= request.maxCranes; cranes++) {
    const firsts = firstCranes(week, request, x, cranes);
    if (firsts === 0) continue;
    const { turning, cranes: gangs, shifting, changes } = placeCosts(week, request, x, side, cranes);
    const cost = turning + gangs + shifting + changes;
    options.push({ cranes, periods: workPeriods(week, request, x, cranes), cost, firsts });
  }
  return options;
}

/**
 * Quarter hours that n cranes work on her: her crane hours, more of them far from the preferred place, over n to the power of the
 * interference, but no fewer than the longest piece takes (Meisel and Bierwirth, 2009, "Heuristics for the integration of crane productivity in the berth allocation problem").
 */
function workPeriods(week: QuayWeek, request: WeekCall, x: number, cranes: number): number {
  const distance = request.preferredX === null ? 0 : Math.abs(x - request.preferredX);
  const slower = 1 + week.away * distance;
  const hours = slower * Math.max(request.work / cranes ** week.interference, request.longest ?? 0);
  const resting = (isShifted(request, x) ? week.shift.hours : 0) + (request.mooring ?? 0);
  return Math.max(1, Math.ceil((hours + resting) * (3_600_000 / QUARTER) - 1e-6));
}

function isShifted(request: WeekCall, x: number): boolean {
  return request.alongside !== null && request.alongside !== x;
}

/** Bits of the first crane of each row of n neighbours of which every one reaches its n-th part of her and spans her deck. */
function firstCranes(week: QuayWeek, request: WeekCall, x: number, n: number): number {
  let bits = 0;
  for (let first = 0; first + n <= week.cranes.length; first++) {
    let all = true;
    for (let j = 0; j < n && all; j++) {
      const { from, to, rows } = week.cranes[first + j];
      const share = request.length / n;
      all = rows >= request.rows && from <= x + share * j + 1e-9 && to >= x + share * (j + 1) - 1e-9;
    }
    if (all) bits |= 1 << first;
  }
  return bits;
}

/** What place, side and cranes cost a call. */
function placeCosts(
  week: QuayWeek,
  request: WeekCall,
  x: number,
  side: Side,
  n: number,
): Pick<CallCosts, 'cranes' | 'turning' | 'shifting' | 'changes'> {
  const { promised } = request;
  const cranes = week.craneHour * n * workPeriods(week, request, x, n) * (QUARTER / 3_600_000);
  const turning = request.sides.find((s) => s.side === side)?.cost ?? 0;
  const shifting = isShifted(request, x) ? week.shift.cost : 0;
  const changes =
    promised === null
      ? 0
      : (promised.x === x ? 0 : promised.costs.place) + promised.costs.crane * Math.abs(n - promised.cranes);
  return { cranes, turning, shifting, changes };
}

/** A chosen berth: where, with how many cranes and when, and what it costs. */
export interface Choice {
  place: Place;
  option: Option;
  start: number;
  workEnd: number;
  end: number;
  cost: number;
}

/** The choice of a start; its cost is Infinity where she cannot come or go then. */
export function choiceOf(call: CallModel, place: Place, option: Option, start: number): Choice {
  const workEnd = start + option.periods;
  return {
    place,
    option,
    start,
    workEnd,
    end: call.leaves[workEnd],
    cost: option.cost + call.startCost[start] + call.endCost[workEnd],
  };
}

/** The parts of what a choice costs; they sum to its cost. */
export function costsOf({ week }: WeekModel, { request }: CallModel, choice: Choice): CallCosts {
  const { early, moved } = startParts(week, request, choice.start);
  const x = choice.place.segment * week.quay.spacing;
  const parts = placeCosts(week, request, x, choice.place.side, choice.option.cranes);
  return { early, ...endCosts(week, request, choice.end), ...parts, changes: parts.changes + moved };
}

function hours(ms: number): number {
  return ms / 3_600_000;
}
