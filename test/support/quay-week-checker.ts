// Holds a plan of a week on a continuous quay against the week. Shares no code with the planner: it goes by quarter hours through
// what the words of src/quay/quay-week/problem.ts ask for.
import type { QuayWeek, QuayWeekPlan, WeekBerthing, WeekCall } from '../../src/quay/quay-week/problem.ts';

const QUARTER = 15 * 60_000;
const HOUR = 4 * QUARTER;
const SMALL = 1e-6;

/** Every rule that the plan breaks, as a sentence each; none when the plan is right and costs what it says. */
export function quayWeekFaults(week: QuayWeek, plan: QuayWeekPlan, objective: number): string[] {
  const faults: string[] = [];
  const calls = new Map(week.calls.map((c) => [c.call, c]));
  const seen = new Map<string, number>();
  for (const { call } of [...plan.berthings, ...plan.refused]) seen.set(call, (seen.get(call) ?? 0) + 1);
  for (const name of calls.keys())
    if (seen.get(name) !== 1) faults.push(`${name} is told ${seen.get(name) ?? 0} times.`);
  let sum = 0;
  for (const berthing of plan.berthings) {
    const call = calls.get(berthing.call);
    if (call === undefined) {
      faults.push(`${berthing.call} is not a call of the week.`);
      continue;
    }
    faults.push(...placeFaults(week, call, berthing), ...waterFaults(week, call, berthing));
    faults.push(...workFaults(week, call, berthing));
    const cost = costOf(week, call, berthing);
    const toldCost = Object.values<number>({ ...berthing.costs }).reduce((a, b) => a + b, 0);
    if (Math.abs(cost - toldCost) > SMALL) faults.push(`${call.call} costs ${cost}, and is said to cost ${toldCost}.`);
    sum += cost;
  }
  faults.push(...meetings(week, calls, plan.berthings), ...craneFaults(week, plan.berthings));
  const unserved = plan.refused.some((r) => r.reason === 'no-time');
  if (unserved ? sum > objective : Math.abs(sum - objective) > SMALL)
    faults.push(`The plan says that it costs ${objective}, and costs ${sum}.`);
  return faults;
}

function placeFaults({ from, until, quay }: QuayWeek, call: WeekCall, b: WeekBerthing): string[] {
  const faults: string[] = [];
  if (b.x < 0 || b.x + call.length > quay.length) faults.push(`${call.call} lies beyond the quay.`);
  if (b.x % quay.spacing !== 0) faults.push(`${call.call} lies at ${b.x} m, between two bollards.`);
  for (const time of [b.start, b.workEnd, b.end])
    if ((time - from) % QUARTER !== 0 || time < from || time > until)
      faults.push(`${call.call} has a time off the clock.`);
  if (b.start < call.earliest) faults.push(`${call.call} begins before she can be here.`);
  if (call.alongside !== null && b.start - call.earliest >= QUARTER) faults.push(`${call.call} stops working.`);
  if (call.pinned && b.x !== call.pinned.x) faults.push(`${call.call} does not lie where a person wants her.`);
  if (b.start < (call.pinned?.start ?? 0)) faults.push(`${call.call} berths before a person wants her to.`);
  if (b.end < b.workEnd) faults.push(`${call.call} leaves before the work is done.`);
  if (!call.sides.some((s) => s.side === b.side)) faults.push(`${call.call} cannot turn her ${b.side} side.`);
  for (const s of quay.stretches)
    if (s.sides && !s.sides.includes(b.side) && s.from < b.x + call.length && s.to > b.x)
      faults.push(`${call.call} may not turn her ${b.side} side to the quay at ${b.x} m.`);
  return faults;
}

function waterFaults(week: QuayWeek, call: WeekCall, b: WeekBerthing): string[] {
  const faults: string[] = [];
  const keel = week.underKeelClearance - SMALL;
  const rise = (time: number): number =>
    Math.max(0, ...week.tide.filter((w) => w.from <= time && w.to >= time + QUARTER).map((w) => w.rise));
  if (call.alongside === null && week.channelDepth + rise(b.start) < call.draughtIn + keel)
    faults.push(`${call.call} comes in without water enough.`);
  if (week.channelDepth + rise(b.end) < call.draughtOut + keel)
    faults.push(`${call.call} leaves without water enough.`);
  const under = week.quay.stretches.filter((s) => s.from < b.x + call.length && s.to > b.x);
  for (let time = b.start; time < b.end; time += QUARTER)
    for (const { depth } of under)
      if (depth + rise(time) < Math.max(call.draughtIn, call.draughtOut) + keel)
        faults.push(`${call.call} grounds at her berth.`);
  return [...new Set(faults)];
}

/** Gangs have the number of cranes that was told, reach her, follow on each other, and do the work. */
function workFaults(week: QuayWeek, call: WeekCall, b: WeekBerthing): string[] {
  const faults: string[] = [];
  if (b.cranes < call.minCranes || b.cranes > call.maxCranes) faults.push(`${call.call} has ${b.cranes} cranes.`);
  let time = b.start;
  for (const gang of b.gangs) {
    if (gang.from !== time || gang.to <= gang.from) faults.push(`The gangs of ${call.call} leave a gap.`);
    time = gang.to;
    if (gang.cranes.length !== b.cranes) faults.push(`${call.call} has a gang of ${gang.cranes.length} cranes.`);
    gang.cranes.forEach((id, j) => {
      const crane = week.cranes.find((c) => c.id === id);
      const begin = b.x + (call.length / b.cranes) * j;
      const end = b.x + (call.length / b.cranes) * (j + 1);
      if (!crane || crane.from > begin + SMALL || crane.to < end - SMALL)
        faults.push(`${id} cannot reach ${call.call}.`);
      if (crane && crane.rows < call.rows) faults.push(`${id} does not span ${call.call}.`);
    });
  }
  if (time !== b.workEnd) faults.push(`The gangs of ${call.call} do not end with the work.`);
  const shifting = call.alongside !== null && call.alongside !== b.x ? week.shift.hours : 0;
  const rest = shifting + (call.mooring ?? 0);
  const away = call.preferredX === null ? 0 : Math.abs(b.x - call.preferredX);
  const worked = Math.max(call.work / Math.pow(b.cranes, week.interference), call.longest ?? 0);
  const needed = worked * (1 + week.away * away) + rest;
  const had = (b.workEnd - b.start) / HOUR;
  if (had < needed - SMALL) faults.push(`${call.call} needs ${needed} hours and gets ${had}.`);
  return faults;
}

function costOf(week: QuayWeek, call: WeekCall, b: WeekBerthing): number {
  const { rates, promised } = call;
  let cost = (week.craneHour * b.cranes * (b.workEnd - b.start)) / HOUR;
  if (call.alongside === null && b.start < call.arrival) cost += (rates.early * (call.arrival - b.start)) / HOUR;
  if (b.end > call.departure) cost += (rates.late * (b.end - call.departure)) / HOUR;
  if (b.end > call.latest) cost += rates.missed;
  cost += call.sides.find((s) => s.side === b.side)?.cost ?? 0;
  if (call.alongside !== null && call.alongside !== b.x) cost += week.shift.cost;
  if (promised === null) return cost;
  cost += promised.costs.hour * (Math.abs(b.start - promised.start) / HOUR);
  if (b.x !== promised.x) cost += promised.costs.place;
  return cost + promised.costs.crane * Math.abs(b.cranes - promised.cranes);
}

/** Vessels that lie too near to each other, or where the quay is closed. */
function meetings(week: QuayWeek, calls: Map<string, WeekCall>, berthings: readonly WeekBerthing[]): string[] {
  const faults: string[] = [];
  const { clearance, closed } = week.quay;
  const lengthOf = (b: WeekBerthing): number => calls.get(b.call)?.length ?? 0;
  berthings.forEach((a, i) => {
    for (const b of berthings.slice(i + 1)) {
      const apart = a.x + lengthOf(a) + clearance <= b.x || b.x + lengthOf(b) + clearance <= a.x;
      if (!apart && a.start < b.end && b.start < a.end) faults.push(`${a.call} and ${b.call} lie too near.`);
    }
    for (const c of closed)
      if (c.x < a.x + lengthOf(a) && a.x < c.x + c.length && c.from < a.end && a.start < c.to)
        faults.push(`${a.call} lies where the quay is closed.`);
  });
  return faults;
}

/** Cranes that are at two vessels at once, or stand in another order than the vessels. */
function craneFaults(week: QuayWeek, berthings: readonly WeekBerthing[]): string[] {
  const faults = new Set<string>();
  const rank = new Map(week.cranes.map((c, k) => [c.id, k]));
  const times = new Set(berthings.flatMap((b) => b.gangs.map((g) => g.from)));
  for (const time of times) {
    let last = -1;
    for (const b of [...berthings].sort((p, q) => p.x - q.x)) {
      for (const id of b.gangs.find((g) => g.from <= time && g.to > time)?.cranes ?? []) {
        const place = rank.get(id) ?? -1;
        if (place <= last) faults.add(`${id} at ${b.call} is out of the order of the cranes.`);
        last = place;
      }
    }
  }
  return [...faults];
}
