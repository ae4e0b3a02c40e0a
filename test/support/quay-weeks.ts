// Drawn weeks on a continuous quay: a tide, deep and shallow water, two kinds of cranes, and calls of three classes.
import { Random, seedFor } from '../../src/kit/random.ts';
import { callsOfProForma, type Deviation, type ProFormaSlot } from '../../src/quay/quay-week/pro-forma.ts';
import type { QuayWeek, WeekCall } from '../../src/quay/quay-week/problem.ts';

const HOUR = 3_600_000;
const MONDAY = Date.UTC(2026, 10, 2);

/** Classes of vessels. Shares, lengths, crane hours, cranes and costs are those of the generator of Meisel and Bierwirth (2009). */
const CLASSES = [
  { share: 60, length: [80, 210], work: [5, 15], cranes: [1, 2], cost: 1, missed: 3, draught: [7.5, 10.5], rows: [10, 13] },
  { share: 30, length: [210, 300], work: [15, 50], cranes: [2, 4], cost: 2, missed: 6, draught: [10.5, 13], rows: [13, 17] },
  { share: 10, length: [300, 400], work: [50, 65], cranes: [4, 6], cost: 3, missed: 9, draught: [13, 15.2], rows: [20, 24] },
] as const; // prettier-ignore

/** What a drawn week looks like; left out: 40 calls in 7 days at 1,050 m and 9 cranes. */
export interface WeekShape {
  calls?: number;
  days?: number;
}

/**
 * A week of the seed. The quay is 1,050 m long, its first 350 m 12 m deep and the rest 16 m; the channel has 14 m; spring tide of 2.4 m
 * twice a day. Three cranes of 16 rows stand in the west and reach 700 m, six of 24 rows in the east from 200 m on. A vessel can hurry by
 * up to six hours, is to leave after 1.5 times and has missed her slot after 3 times the shortest stay. Shares of classes are kept exactly.
 */
export function drawnWeek(seed: number, { calls = 40, days = 7 }: WeekShape = {}): QuayWeek {
  const random = new Random(seedFor(seed, 'quay week'));
  const from = MONDAY;
  const until = MONDAY + (days + 3) * 24 * HOUR;
  return {
    from,
    until,
    quay: {
      length: 1050,
      clearance: 20,
      spacing: 10,
      stretches: [
        { from: 0, to: 350, depth: 12 },
        { from: 350, to: 1050, depth: 16 },
      ],
      closed: [],
    },
    channelDepth: 14,
    underKeelClearance: 0.8,
    tide: tideWindows(from, until, 2.4),
    cranes: Array.from({ length: 9 }, (_, k) => ({
      id: `QC${k + 1}`,
      from: k < 3 ? 0 : 200,
      to: k < 3 ? 700 : 1050,
      rows: k < 3 ? 16 : 24,
    })),
    interference: 0.9,
    away: 0.001,
    craneHour: 0.1,
    shift: { cost: 5, hours: 2 },
    calls: Array.from({ length: calls }, (_, i) => drawnCall(random, i, calls, from, days)),
  };
}

function drawnCall(random: Random, i: number, calls: number, from: number, days: number): WeekCall {
  const percent = (100 * (i + 0.5)) / calls;
  const kind = CLASSES[percent < 60 ? 0 : percent < 90 ? 1 : 2];
  const between = ([low, high]: readonly [number, number]): number => low + (high - low) * random.next();
  const length = Math.round(between(kind.length));
  const work = Math.round(between(kind.work));
  const arrival = from + Math.round(days * 24 * 4 * random.next()) * (HOUR / 4);
  const shortest = (work / kind.cranes[1] ** 0.9) * HOUR;
  const draught = Number(between(kind.draught).toFixed(1));
  return {
    call: `V${i + 1}`,
    length,
    draughtIn: draught,
    draughtOut: Number((draught - random.next()).toFixed(1)),
    rows: Math.round(between(kind.rows)),
    work,
    minCranes: kind.cranes[0],
    maxCranes: kind.cranes[1],
    earliest: Math.max(from, arrival - Math.round(6 * random.next()) * HOUR),
    arrival,
    departure: arrival + Math.ceil((1.5 * shortest) / HOUR) * HOUR,
    latest: arrival + Math.ceil((3 * shortest) / HOUR) * HOUR,
    rates: { early: kind.cost, late: kind.cost, missed: kind.missed },
    preferredX: Math.floor(((1050 - length) * random.next()) / 10) * 10,
    sides: [
      { side: 'port', cost: 0 },
      { side: 'starboard', cost: 1 },
    ],
    alongside: null,
    promised: null,
  };
}

/**
 * A week by a pro forma of the seed, at the quay of `drawnWeek`: the template is drawn so that windows do not touch each other and nine cranes
 * are enough for it, large vessels first; then a service in four is late by 8 hours on average (exponential), each other one comes up to
 * an hour early or late, and the work differs by a tenth on average (normal). Windows are 1.2 times as long as the work with the most cranes but one.
 */
export function proFormaWeek(seed: number, shape: WeekShape = {}): QuayWeek {
  const week = drawnWeek(seed, shape);
  const random = new Random(seedFor(seed, 'pro forma'));
  const template = drawnTemplate(random, week, shape.days ?? 7);
  const deviations: Record<string, Deviation> = {};
  for (const { service } of template) {
    const late = random.next() < 0.25 ? random.exponential(8) : 2 * random.next() - 1;
    deviations[service] = { late: Math.round(late * 4) * (HOUR / 4), work: Math.max(0.5, 1 + 0.1 * random.normal()) };
  }
  return { ...week, calls: callsOfProForma(template, week.from, deviations) };
}

/** Windows that a packing by chance finds: for each vessel the first of many drawn times and places that is free. */
function drawnTemplate(random: Random, week: QuayWeek, days: number): ProFormaSlot[] {
  const slots: (ProFormaSlot & { cranes: number })[] = [];
  const { clearance, length: quay } = week.quay;
  for (const call of [...week.calls].sort((a, b) => b.length * b.work - a.length * a.work)) {
    const cranes = Math.max(call.minCranes, call.maxCranes - 1);
    const stay = Math.ceil((1.2 * call.work * 4) / cranes ** 0.9) * (HOUR / 4);
    for (let tries = 0; tries < 20_000; tries++) {
      const after = random.int(days * 24) * HOUR;
      const east = call.draughtIn > 11.2 || call.rows > 16 ? 350 : 0;
      const x = east + 10 * random.int(Math.floor((quay - east - call.length) / 10) + 1);
      const during = slots.filter((s) => s.after < after + stay && s.after + s.stay > after);
      const beside = during.some((s) => s.x < x + call.length + clearance && x < s.x + s.vessel.length + clearance);
      if (beside || during.reduce((sum, s) => sum + s.cranes, cranes) > week.cranes.length) continue;
      if (!deepEnough(week, week.from + after, call.draughtIn)) continue;
      slots.push({ service: call.call, vessel: call, after, stay, x, hurry: 2 * HOUR, slack: 12 * HOUR, cranes });
      break;
    }
  }
  return slots;
}

function deepEnough({ tide, channelDepth, underKeelClearance }: QuayWeek, time: number, draught: number): boolean {
  const rise = tide.find((w) => w.from <= time && w.to > time)?.rise ?? 0;
  return draught + underKeelClearance <= channelDepth + rise;
}

/** Windows of half an hour of a tide with a period of 12.42 h (M2), low water at its start; each with the lower of its two ends. */
export function tideWindows(from: number, until: number, range: number): QuayWeek['tide'] {
  const rise = (time: number): number => (range / 2) * (1 - Math.cos((2 * Math.PI * (time - from)) / (12.42 * HOUR)));
  const windows: QuayWeek['tide'] = [];
  for (let time = from; time < until; time += HOUR / 2) {
    const lower = Math.min(rise(time), rise(time + HOUR / 2));
    windows.push({ from: time, to: time + HOUR / 2, rise: Number(lower.toFixed(2)) });
  }
  return windows;
}
