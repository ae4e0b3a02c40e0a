// End-loaded stacking cranes against derived cycles of ECT's crane, and against a published simulation of a stacking lane.
import type { Spot } from '../../src/equipment/port.ts';
import { Random } from '../../src/kit/random.ts';
import { id, type CheId } from '../../src/terminal/ids.ts';
import type { TerminalModel } from '../../src/terminal/model.ts';
import type { Twin } from '../../src/twin/twin.ts';
import { ectCrane, giveLift, lift, twinOf, until } from './bench-terminal.ts';
import type { Figure, Readings, Validation } from './figure.ts';

const CRANES = ['ASC1', 'ASC2'];
const BOX_KG = 14_000;
/** Height of a box, and of the spreader over a vehicle, m. */
const BOX = 2.9;
const ON_VEHICLE = 4.5;

/** The lane: 6 rows by 40 bays of 20 feet, boxes up to four high; transfer points 10 m beyond both ends. */
const LANE = { bays: 40, bayLength: 6.5, rows: 6, rowWidth: 2.9, tiers: 4, end: 10 };
const LENGTH = LANE.bays * LANE.bayLength;
/** Mean wait of an order at which the published rates hold, s. */
const MEAN_WAIT = 300;
/** Orders of one trial, and trials of the search for the rate. */
const ORDERS = 2500;
const TRIALS = 12;

function lane(): TerminalModel {
  const block = { bays: LANE.bays, bayLength: LANE.bayLength, rows: LANE.rows, rowWidth: LANE.rowWidth, tiers: 5 };
  const twin = twinOf({});
  const [first] = twin.model.blocks;
  if (!first) throw new Error('the tiny terminal has a block');
  return {
    ...twin.model,
    yardCraneType: ectCrane(),
    blocks: [{ ...first, ...block }],
    yardCranes: CRANES.map((name, i) => ({
      id: name,
      block: first.id,
      side: i === 0 ? ('water' as const) : ('land' as const),
    })),
  };
}

/** Seconds to fetch a box over a way along the lane, m: from the third tier to a vehicle and back over the next one. */
function fetch(travel: number): number {
  const twin = twinOf(lane());
  let [last, seconds] = [0, 0];
  for (let k = 1; k <= 3; k++) {
    const pick = { gantry: travel, trolley: 14, height: 3 * BOX };
    giveLift(twin, lift(id(CRANES[0] as string), k, pick, { gantry: 0, trolley: 14, height: ON_VEHICLE }), BOX_KG);
    const { at } = until(twin, 'placed', id(CRANES[0] as string)) as { at: number };
    seconds = (at - last) / 1000;
    last = at;
  }
  return seconds;
}

/** An order of the lane: its lifts one after another, the last of which is the one asked for. */
interface LaneOrder {
  came: number;
  lifts: { pick: Spot; place: Spot }[];
}

/** A place in the lane by chance. */
function anyStack(random: Random): (tier: number) => Spot {
  const bay = Math.floor(random.next() * LANE.bays);
  const row = Math.floor(random.next() * LANE.rows);
  return (tier) => ({ gantry: (bay + 0.5) * LANE.bayLength, trolley: (row + 0.5) * LANE.rowWidth, height: tier * BOX });
}

/** Orders as they come: half of them store, half fetch, at either end; any stack, any height. `digging`: boxes over the one that is fetched are set on the next row first. */
function orders(perHour: number, digging: boolean): LaneOrder[] {
  const random = new Random(7);
  let came = 0;
  return Array.from({ length: ORDERS }, () => {
    came += (-Math.log(1 - random.next()) / perHour) * 3_600_000;
    const stack = anyStack(random);
    const height = 1 + Math.floor(random.next() * LANE.tiers);
    const tier = 1 + Math.floor(random.next() * height);
    const gantry = random.next() < 0.5 ? -LANE.end : LENGTH + LANE.end;
    const atEnd = {
      gantry,
      trolley: (Math.floor(random.next() * LANE.rows) + 0.5) * LANE.rowWidth,
      height: ON_VEHICLE,
    };
    if (random.next() < 0.5) return { came, lifts: [{ pick: atEnd, place: stack(height) }] };
    const beside = {
      ...stack(2),
      trolley: stack(2).trolley + (stack(2).trolley > LANE.rowWidth ? -1 : 1) * LANE.rowWidth,
    };
    const above = digging ? height - tier : 0;
    const digs = Array.from({ length: above }, (_, k) => ({ pick: stack(height - k), place: beside }));
    return { came, lifts: [...digs, { pick: stack(tier), place: atEnd }] };
  });
}

/** How the experiment is read where the report is silent. */
interface Reading {
  /** What an order's five minutes end with. */
  until: 'start' | 'done';
  digging: boolean;
}

/** The reading that the page takes. */
const OURS: Reading = { until: 'start', digging: true };

/** Mean wait of an order from its coming, s. */
function meanWait(perHour: number, cranes: number, nearest: boolean, reading: Reading): number {
  const twin = twinOf(lane());
  const coming = orders(perHour, reading.digging);
  const waiting: LaneOrder[] = [];
  const at = new Map<string, { order: LaneOrder; lift: number } | null>(CRANES.slice(0, cranes).map((c) => [c, null]));
  let [next, job, done, waited] = [0, 0, 0, 0];
  const giveNext = (name: string): void => {
    const work = at.get(name);
    const now = work?.order.lifts[work.lift];
    if (now) giveLift(twin, lift(id<CheId>(name), ++job, now.pick, now.place), BOX_KG);
  };
  while (done < ORDERS) {
    twin.advanceTo(Math.min(twin.nextTime, Math.max(coming[next]?.came ?? Infinity, twin.state.now)));
    for (const r of twin.takeReports()) {
      const work = r.kind === 'placed' ? at.get(r.che) : null;
      if (r.kind !== 'placed' || !work) continue;
      if (++work.lift < work.order.lifts.length) giveNext(r.che);
      else
        [done, waited] = [done + Number(at.set(r.che, null) !== null), waited + (reading.until === 'done' ? r.at : 0)];
    }
    for (let o = coming[next]; o && o.came <= twin.state.now; o = coming[++next]) waiting.push(o);
    for (const [name, work] of at) {
      const [order] =
        work || waiting.length === 0 ? [] : waiting.splice(nearest ? nearestTo(twin, name, waiting) : 0, 1);
      if (!order) continue;
      waited += (reading.until === 'start' ? twin.state.now : 0) - order.came;
      at.set(name, { order, lift: 0 });
      giveNext(name);
    }
  }
  return waited / ORDERS / 1000;
}

function nearestTo(twin: Twin, name: string, waiting: readonly LaneOrder[]): number {
  const at = twin.state.cranes.find((c) => c.id === name)?.gantry ?? 0;
  const way = (k: number): number => Math.abs((waiting[k]?.lifts[0]?.pick.gantry ?? 0) - at);
  let best = 0;
  for (let k = 1; k < waiting.length; k++) if (way(k) < way(best)) best = k;
  return best;
}

/** Orders an hour at which they wait five minutes in the mean: halving the span between a rate with less and one with more. */
function rate(cranes: number, nearest: boolean, reading: Reading): number {
  let [low, high] = [1, 25 * cranes];
  for (let trial = 0; trial < TRIALS; trial++) {
    const middle = (low + high) / 2;
    if (meanWait(middle, cranes, nearest, reading) < MEAN_WAIT) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** Rates of one crane first come and nearest first, and of a pair that passes over, as published, 1/h. */
type Rates = [one: number, oneNearest: number, pair: number, pairNearest: number];
const PUBLISHED: Rates = [11.3, 13.2, 23.7, 28.1];
const READINGS: Reading[] = [
  OURS,
  { until: 'start', digging: false },
  { until: 'done', digging: true },
  { until: 'done', digging: false },
];

/** The rates of PUBLISHED in one reading. */
function ratesBy(reading: Reading): Rates {
  return [rate(1, false, reading), rate(1, true, reading), rate(2, false, reading), rate(2, true, reading)];
}

function laneReadings(ours: Rates): Readings {
  return {
    what: 'The lane in the four ways in which the report can be read, orders an hour',
    columns: ['one crane, first come', 'one crane, nearest first', 'pair, first come', 'pair, nearest first'],
    published: PUBLISHED,
    rows: READINGS.map((reading) => ({
      reading: `wait until the ${reading.until === 'start' ? 'crane starts' : 'order is done'}, ${reading.digging ? 'with' : 'without'} digging`,
      twin: reading === OURS ? ours : ratesBy(reading),
      shown: reading === OURS,
    })),
    chosen: [
      'The report settles neither question. The reading shown was taken because a wait in a queue ends when service starts, and because a box under',
      'others cannot be fetched without moving them; but it was taken with the figures in sight, so that the bands of the lane say no more than that',
      'a plausible reading comes so near. No reading meets all four rates: a pair of the twin is never in its own way.',
    ].join(' '),
  };
}

function laneFigures([one, oneNearest, two, twoNearest]: Rates): Figure[] {
  const row = (what: string, published: number, twin: number, band: number | null, remark?: string): Figure => ({
    ...{ what, unit: '1/h', published, basis: 'published', twin, digits: 1, band },
    ...(remark === undefined ? {} : { remark }),
  });
  const ratio = (what: string, published: number, twin: number): Figure => ({
    ...{ what, unit: 'ratio', published, basis: 'published', twin, digits: 2, band: 0.15 },
  });
  const slower =
    'the report does not give the speeds of its crane, how orders are mixed, what the five minutes end with, nor whether boxes are dug out; the crane of ECT is taken, and the readings are below';
  const free =
    "the cranes of the report stand in each other's way when they pass, over or beside; the twin has no cranes that pass, so its two are given the lane as if neither were ever in the way: an upper limit";
  return [
    row('lane, one crane, first come', 11.3, one, 0.25, slower),
    row('lane, one crane, nearest first', 13.2, oneNearest, 0.25),
    row('lane, pair passing over, first come', 23.7, two, null, free),
    row('lane, pair passing over, nearest first', 28.1, twoNearest, null),
    row('lane, pair passing beside, first come', 22.4, two, null),
    row('lane, pair passing beside, nearest first', 26.0, twoNearest, null),
    ratio('gain of nearest first, one crane', 13.2 / 11.3, oneNearest / one),
    ratio('gain of nearest first, pair', 28.1 / 23.7, twoNearest / two),
    ratio('pair passing over against one crane, first come', 23.7 / 11.3, two / one),
  ];
}

/** The experiments. */
export function validateStackingCrane(): Validation {
  const derived: [number, number, number][] = [
    [50, 126, 28],
    [100, 146, 25],
    [150, 166, 22],
    [250, 206, 17],
  ];
  const cycles = derived.flatMap(([travel, seconds, perHour]): Figure[] => {
    const found = fetch(travel);
    return [
      {
        what: `travel ${travel} m: cycle`,
        unit: 's',
        published: seconds,
        basis: 'derived',
        twin: found,
        digits: 1,
        band: 0.1,
      },
      {
        what: `travel ${travel} m: moves`,
        unit: '1/h',
        published: perHour,
        basis: 'derived',
        twin: 3600 / found,
        digits: 1,
        band: 0.1,
      },
    ];
  });
  const shortest = 3600 / fetch(26);
  const rates = ratesBy(OURS);
  return {
    machine: 'Stacking crane, end-loaded',
    sources: [
      "Kalmar's crane at ECT: gantry 240, trolley 48, hoist 36 / 60 m/min, up to 30 moves an hour, 6 wide, 1 over 4 (www.cargotec.com/en/old-news/2002-08-21/)",
      'cycles derived from them with 0.4 m/s² and 12 s of handling at each end',
      'lane of 6 by 40: M. Kooijman, report 2007.TEL.7168, TU Delft (wbmttt.tudelft.nl/rapport/7168e.htm): rates at a mean wait of five minutes by order, with standard deviations of 4 to 12 %',
    ],
    setup: [
      'Cycles: boxes of 14 t from the third tier to a vehicle, the spreader at 14.5 m (one over four boxes of 2.9 m) on every way, out empty and back loaded; the third cycle is measured.',
      `Lane: 40 bays of 6.5 m, 6 rows, transfer points 10 m beyond both ends; ${ORDERS} orders that come by chance (exponential), half to store and half to fetch, at either end, any stack and height; boxes over the one that is fetched are set aside first; the rate is sought at which they wait ${MEAN_WAIT} s in the mean until a crane starts for them.`,
      "What the report says is the lane's size, the wait and the rates; the crane, the mix of orders and what counts as waiting are read so by us. A pair of cranes shares one queue and is never in its own way.",
    ],
    figures: [
      ...cycles,
      {
        ...{
          what: 'most moves',
          unit: '1/h',
          published: 30,
          basis: 'published',
          twin: shortest,
          digits: 1,
          band: null,
        },
        remark: 'the maker does not say over what way; the figure of the twin is for 26 m, and it makes 30 over 50 m',
      },
      ...laneFigures(rates),
    ],
    readings: laneReadings(rates),
  };
}
