// The single-trolley quay crane against the cycle derived from the crane of a published tender.
import type { Spot } from '../../src/equipment/port.ts';
import type { Twin } from '../../src/twin/twin.ts';
import { QUAY_CRANE, box, giveLift, lift, placeAt, tenderCrane, twinOf, until } from './bench-terminal.ts';
import type { Figure, Validation } from './figure.ts';

/** Air that the twin's crane keeps over the highest thing on its way, m. */
const AIR = 4;
/** A usual mean of full and empty boxes, kg. */
const BOX_KG = 14_000;
/** Cycles looked at; the first begins where the crane happens to stand and does not count. */
const CYCLES = 3;

const spot = (trolley: number): Spot => ({ gantry: 50, trolley, height: 0 });

/** Seconds of a cycle over a trolley way and a lift, m: empty out, loaded back, both lifted over the same height. */
function cycle(trolley: number, liftHeight: number, twinLift = false): { seconds: number; twin: Twin } {
  const twin = twinOf({ quayCraneType: tenderCrane() });
  let last = 0;
  let seconds = 0;
  for (let k = 1; k <= CYCLES; k++) {
    const mate = { container: box(1000 + k), from: placeAt(2000 + 2 * k), to: placeAt(2001 + 2 * k) };
    const extra = { over: liftHeight - AIR, ...(twinLift ? { mate } : {}) };
    giveLift(twin, lift(QUAY_CRANE, k, spot(-trolley), spot(0), extra), BOX_KG);
    const { at } = until(twin, 'placed', QUAY_CRANE) as { at: number };
    seconds = (at - last) / 1000;
    last = at;
  }
  return { seconds, twin };
}

/** Seconds for a box out and a box in, no way empty: loaded out, then back with the next. */
function dualCycle(trolley: number, liftHeight: number): number {
  const twin = twinOf({ quayCraneType: tenderCrane() });
  let last = 0;
  let seconds = 0;
  for (let k = 1; k <= 2 * CYCLES; k++) {
    // The load is set down a metre beside where the next box is taken, as in the neighbouring row.
    const [from, to] = k % 2 === 1 ? [spot(0), spot(-trolley)] : [spot(-trolley - 2.5), spot(0)];
    giveLift(twin, lift(QUAY_CRANE, k, from, to, { over: liftHeight - AIR }), BOX_KG);
    const { at } = until(twin, 'placed', QUAY_CRANE) as { at: number };
    if (k % 2 === 0) {
      seconds = (at - last) / 1000;
      last = at;
    }
  }
  return seconds;
}

/** Share of the hoisting that is done while the trolley travels, over one way loaded. */
function overlap(): number {
  const twin = twinOf({ quayCraneType: tenderCrane() });
  giveLift(twin, lift(QUAY_CRANE, 1, spot(-65), spot(0), { over: 10 }), BOX_KG);
  until(twin, 'picked', QUAY_CRANE);
  const { segments } = twin.state.cranes[0] as Twin['state']['cranes'][number];
  const trolley = segments.find((s) => s.axis === 'trolley');
  if (!trolley) throw new Error('the trolley does not travel');
  const [begin, end] = [trolley.start, trolley.start + 1000 * trolley.duration];
  let [hidden, whole] = [0, 0];
  for (const s of segments.filter((h) => h.axis === 'hoist')) {
    whole += 1000 * s.duration;
    hidden += Math.max(0, Math.min(end, s.start + 1000 * s.duration) - Math.max(begin, s.start));
  }
  return hidden / whole;
}

function boom(): number {
  const twin = twinOf({ quayCraneType: tenderCrane() });
  twin.give({ kind: 'boom', che: QUAY_CRANE, job: 1, up: true });
  return (until(twin, 'boom-done', QUAY_CRANE) as { at: number }).at / 1000;
}

/** The experiments. */
export function validateQuayCrane(): Validation {
  const derived: [number, number, number][] = [
    [35, 20, 89],
    [65, 40, 127],
  ];
  const cycles = derived.flatMap(([trolley, height, seconds]): Figure[] => {
    const found = cycle(trolley, height).seconds;
    const what = `trolley ${trolley} m, lift ${height} m`;
    return [
      { what: `${what}: cycle`, unit: 's', published: seconds, basis: 'derived', twin: found, digits: 1, band: 0.1 },
      {
        what: `${what}: single moves`,
        unit: '1/h',
        published: seconds === 89 ? 41 : 28,
        basis: 'derived',
        twin: 3600 / found,
        digits: 1,
        band: 0.1,
      },
    ];
  });
  const middle = cycle(50, 30).seconds;
  const twin = cycle(50, 30, true).seconds;
  const dual = dualCycle(50, 30);
  const alone = (what: string, value: number): Figure => ({
    ...{ what, unit: 'boxes/h', published: null, basis: 'none', twin: value, digits: 1, band: null },
  });
  return {
    machine: 'Quay crane, single trolley',
    sources: [
      'speeds and times to speed: tender for the Baltic Container Terminal, Gdynia, 2013 (scribd.com/document/365652222)',
      'cycle, derived from them with 32 s for sway, landing and locks and 60 % overlap: 89 to 127 s, 28 to 41 single moves an hour',
    ],
    setup: [
      'One crane with the figures of the tender lifts boxes of 14 t; out empty, back loaded. The third cycle is measured.',
      'Reading of the lift: both ends lie at height 0 and the spreader passes over the whole lift on both ways. The derivation does not say how heights were read; this is the reading that needs most hoisting.',
    ],
    figures: [
      ...cycles,
      {
        what: 'hoisting done while the trolley travels',
        unit: 'share',
        published: 0.6,
        basis: 'published',
        twin: overlap(),
        digits: 3,
        band: 0.02,
      },
      { what: 'boom raised', unit: 's', published: 270, basis: 'published', twin: boom(), digits: 0, band: 0.01 },
      alone('trolley 50 m, lift 30 m: single lifts', 3600 / middle),
      alone("the same, twin lift of 20' boxes", 7200 / twin),
      {
        ...alone('the same, dual cycle', 7200 / dual),
        remark: 'each further row lies 2.5 m beyond; the double-trolley crane has its own table',
      },
    ],
  };
}
