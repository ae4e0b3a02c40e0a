// Road trucks: when they come, which of them bring one box and take another, and when they announce themselves. Knows the
// truck profile and the announcements, not vessels.
import type { Random } from '../kit/random.ts';
import type { Container } from '../terminal/container.ts';
import type { DemandTruck } from './demand.ts';
import { DAY, DUAL_SHARE, HOUR, MINUTE, TRUCK_WEEK } from './distributions.ts';

/** One box that a truck brings or takes. */
export interface TruckTask {
  movement: 'deliver' | 'collect';
  container: Container;
  booking: string;
  /** Expected arrival at the gate and the latest that makes sense, ms UTC. */
  expected: number;
  latest: number;
}

/** Hauliers, invented. */
const HAULIERS = Array.from({ length: 24 }, (_, i) => `HAUL${String(i + 1).padStart(2, '0')}`);
/** 1970-01-01 was a Thursday; the profile counts from Monday. */
const EPOCH_WEEKDAY = 3;
/** Days tried around the day asked for, nearest first. */
const DAY_ORDER = [0, 1, -1, 2, -2, 3, -3];

/**
 * Draws a time of arrival on the local day of `target` by the weekly profile, within [earliest, latest]. A day on which no
 * truck comes, or none in time, gives way to the nearest one that fits, within three days; null where there is none.
 */
export function drawArrival(
  random: Random,
  span: { target: number; earliest: number; latest: number },
  offset: number,
): number | null {
  const midnight = Math.floor((span.target + offset) / DAY) * DAY - offset;
  for (const day of DAY_ORDER) {
    const from = midnight + day * DAY;
    const weekday = (Math.floor((from + offset) / DAY) + EPOCH_WEEKDAY) % 7;
    const weights = TRUCK_WEEK.slice(24 * weekday, 24 * weekday + 24).map((weight, hour) => {
      const begin = from + hour * HOUR;
      return begin + HOUR > span.earliest && begin <= span.latest ? weight : 0;
    });
    if (!weights.some((weight) => weight > 0)) continue;
    const begin = from + random.weighted(weights) * HOUR;
    const low = Math.max(begin, span.earliest);
    const high = Math.min(begin + HOUR, span.latest);
    // Messages carry full minutes.
    return Math.floor((low + random.next() * Math.max(0, high - low - MINUTE)) / MINUTE) * MINUTE;
  }
  return null;
}

/**
 * Makes visits of tasks: within each hour as many pairs of a delivery and a collection as bring the share of dual visits
 * near DUAL_SHARE. Announcements are sent 12 to 24 hours ahead on the full hour, not before the start.
 */
export function makeVisits(random: Random, tasks: readonly TruckTask[], start: number): DemandTruck[] {
  const hours = new Map<number, { deliver: TruckTask[]; collect: TruckTask[] }>();
  for (const task of [...tasks].sort(byTime)) {
    const hour = Math.floor(task.expected / HOUR);
    const bucket = hours.get(hour) ?? { deliver: [], collect: [] };
    bucket[task.movement].push(task);
    hours.set(hour, bucket);
  }
  const visits: TruckTask[][] = [];
  let owed = 0;
  for (const { deliver, collect } of hours.values()) {
    // A share s of dual visits means s / (1 + s) pairs per task. Hours without both kinds leave a debt to the next.
    owed += (DUAL_SHARE / (1 + DUAL_SHARE)) * (deliver.length + collect.length);
    const pairs = Math.min(deliver.length, collect.length, Math.floor(owed));
    owed -= pairs;
    visits.push(...pair(deliver, collect, pairs));
  }
  return visits
    .map((visit, index) => announce(random, visit, { index, start }))
    .sort((a, b) => a.sentAt - b.sentAt || (a.announcement.expected ?? 0) - (b.announcement.expected ?? 0));
}

function byTime(a: TruckTask, b: TruckTask): number {
  return a.expected - b.expected || (a.container.id < b.container.id ? -1 : 1);
}

/** Pairs the first deliveries with the first collections of an hour; a pair comes at the later time, unless it is too late. */
function pair(deliver: readonly TruckTask[], collect: readonly TruckTask[], pairs: number): TruckTask[][] {
  const visits: TruckTask[][] = [];
  for (let i = 0; i < pairs; i++) {
    const bring = deliver[i] as TruckTask;
    const take = collect[i] as TruckTask;
    if (Math.max(bring.expected, take.expected) <= bring.latest) visits.push([bring, take]);
    else visits.push([bring], [take]);
  }
  for (const task of [...deliver.slice(pairs), ...collect.slice(pairs)]) visits.push([task]);
  return visits;
}

/** The announcement of one visit; the expected time is the latest of its tasks. */
export function announce(
  random: Random,
  visit: readonly TruckTask[],
  of: { index: number; start: number },
): DemandTruck {
  const expected = Math.max(...visit.map((task) => task.expected));
  // On the full hour, so that all of one hour go in one interchange.
  const ahead = (12 + 11 * random.next()) * HOUR;
  const sentAt = Math.max(of.start, Math.floor((expected - ahead) / HOUR) * HOUR);
  const number = String(of.index + 1).padStart(6, '0');
  return {
    sentAt,
    announcement: {
      type: 'COPINO',
      reference: `V${number}`,
      truck: `HT${number}`,
      haulier: random.pick(HAULIERS),
      expected,
      entries: visit.map(({ movement, container, booking }) => ({ movement, container, booking })),
      setAside: [],
    },
  };
}
