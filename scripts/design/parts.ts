// Parts that both designed terminals are made of. Everything is counted from parameters, so that the same parameters always
// give the same file.
import type { BlockModel, LaneModel, RestPlaceModel, TerminalModel } from '../../src/terminal/model.ts';
import type { CranePowerModel, SpreaderModel } from '../../src/terminal/power.ts';

export type Provenance = TerminalModel['provenance'][number];
export type AxisModel = TerminalModel['quayCraneType']['gantry'];

/** Width that the lanes are given, m; with vehicles up to 3 m it keeps half a metre on both sides. */
export const LANE_WIDTH = 4;

/** Rounds to millimetres, so that sums of decimal fractions do not show. */
export function mm(metres: number): number {
  return Math.round(metres * 1000) / 1000;
}

/** "07" for 7. */
export function twoDigits(n: number): string {
  return String(n).padStart(2, '0');
}

/** Numbers from 0 up to below n. */
export function count(n: number): number[] {
  return Array.from({ length: n }, (_, i) => i);
}

/** A lane along the quay between two x; `east` is the direction of growing x. */
export function laneAlong(
  id: string,
  y: number,
  [low, high]: [number, number],
  east: boolean,
  kind: LaneModel['kind'],
  speed: number,
): LaneModel {
  const [from, to] = east ? [low, high] : [high, low];
  return { id, from: [from, y], to: [to, y], width: LANE_WIDTH, speed, kind };
}

/** A connector square to the quay; `inland` is the direction of growing y. */
export function connector(
  id: string,
  x: number,
  [low, high]: [number, number],
  inland: boolean,
  speed: number,
): LaneModel {
  const [from, to] = inland ? [low, high] : [high, low];
  return { id, from: [x, from], to: [x, to], width: LANE_WIDTH, speed, kind: 'connector' };
}

/** A strip of places between two lanes: one in the middle of every gap between neighbouring connectors. */
export function strip(id: string, y: number, lanes: string[], connectors: readonly number[]): RestPlaceModel[] {
  return connectors.slice(1).map((x, i) => {
    const before = connectors[i] as number;
    return { id: `${id}-${twoDigits(i + 1)}`, at: [mm((before + x) / 2), y], lanes };
  });
}

/** Quay cranes spread evenly, each in the middle of its share of the quay. */
export function quayCranes(n: number, quayLength: number): TerminalModel['quayCranes'] {
  return count(n).map((i) => ({ id: `QC${twoDigits(i + 1)}`, x: mm((quayLength * (i + 0.5)) / n) }));
}

/** Two yard cranes per block: one for the water side (or low x), one for the land side (or high x). */
export function pairedYardCranes(kind: string, blocks: readonly BlockModel[]): TerminalModel['yardCranes'] {
  return blocks.flatMap((block) => [
    { id: `${kind}-${block.id}W`, block: block.id, side: 'water' as const },
    { id: `${kind}-${block.id}L`, block: block.id, side: 'land' as const },
  ]);
}

/** Provenance entries for several paths with one origin and source. */
export function origin(kind: Provenance['origin'], source: string, paths: readonly string[]): Provenance[] {
  return paths.map((path) => ({ path, origin: kind, source }));
}

/**
 * Drives of a quay crane for the largest vessels. Hoist 90 / 180 m/min, trolley 240 m/min in 6 s and gantry 45 m/min are
 * assumed; the times to speed of hoist (2.0 s up, 1.5 s down loaded; 4.0 s, 2.5 s empty) and gantry (6 s) are those that a
 * tender for the Baltic Container Terminal in Gdynia asked for in 2013, so the accelerations are speed by time.
 */
export const ULCS_DRIVES = {
  gantry: { speed: 0.75, accel: 0.125 },
  trolley: { speed: 4, accel: 0.667 },
  hoistLoaded: { speed: 1.5, accel: 0.75, brake: 1 },
  hoistEmpty: { speed: 3, accel: 0.75, brake: 1.2 },
} satisfies Record<string, AxisModel>;

/** 32 s a move for sway, landing and locks, as the usual cycle reckons; how they divide is assumed. */
export const QUAY_SPREADER: SpreaderModel = {
  ...{ swaySeconds: 7, landingSeconds: 6, lockSeconds: 3, unlockSeconds: 3, twinExtraSeconds: 4 },
};

/** Boom raised in 2.5 min to 45 degrees and 2.0 min more, in the same tender; lowering is taken to last as long. */
export const BOOM = { raiseSeconds: 270, lowerSeconds: 270 };

/** Masses and losses of a quay crane for the largest vessels: of the usual order, so that a move takes about 6 kWh. */
export const QUAY_CRANE_POWER: CranePowerModel = {
  ...{ spreaderKg: 17_000, trolleyKg: 35_000, craneKg: 1_500_000, rollingResistance: 0.006 },
  ...{ driveEfficiency: 0.8, regenerationShare: 0.5, auxiliaryKW: 110, standbyKW: 40 },
};

/** What is told of QUAY_SPREADER, BOOM, the masses and losses of machines, and the supply in both files. */
export function energyProvenance(): Provenance[] {
  return [
    ...origin(
      'assumed',
      'A quay crane 6 kWh and a stacking crane 3 to 5 kWh a move, none published; masses and losses of the usual order, to meet them.',
      ['/quayCraneType/power', '/yardCraneType/power'],
    ),
    ...origin(
      'assumed',
      'Masses, resistance and losses of the usual order, so that the usual figures by km are about met.',
      ['/vehicleType/power'],
    ),
    ...origin(
      'assumed',
      'Raised in 2.5 min to 45 degrees and 2.0 min more: scribd.com/document/365652222; lowered alike.',
      ['/quayCraneType/boom'],
    ),
    ...origin('assumed', 'A plugged reefer takes 3 to 5 kW in the mean; not measured.', ['/energy/reeferKW']),
    ...origin('assumed', 'Supply and buildings by our estimate.', ['/energy/peakKW', '/energy/baseKW']),
  ];
}

/** What is told of ULCS_DRIVES and the times per move in both files. */
export function quayCraneProvenance(): Provenance[] {
  const type = '/quayCraneType';
  return [
    ...origin(
      'assumed',
      'Usual figures of cranes for the largest vessels: 90 / 180 m/min hoist, 240 m/min trolley in 6 s.',
      [`${type}/hoistLoaded`, `${type}/hoistEmpty`, `${type}/trolley`],
    ),
    ...origin('assumed', 'Usual gantry speed of 45 m/min; 6 s to speed as in scribd.com/document/365652222.', [
      `${type}/gantry`,
    ]),
    ...origin(
      'assumed',
      '32 s per move for sway, landing and locks, divided by us; with 60 % overlap the cycle gives 28 to 41 moves per hour, ' +
        'where cranes are seen to make 25 to 43. What a twin lift takes longer is our estimate.',
      [`${type}/spreader`, `${type}/hoistOverlap`],
    ),
    ...origin(
      'published',
      "Cranes of 65 t for two 20' boxes: www.primocanale.it/archivio-news/208295-vado-ligure-arrivate-altre-tre-gru-di-banchina.html",
      [`${type}/twinLiftKg`],
    ),
    ...origin('assumed', 'No figure published.', [`${type}/hatchCoverSeconds`, `${type}/energyKWhPerMove`]),
    ...origin(
      'assumed',
      'Cranes of more than 70 m outreach and 54 m lift exist: issuu.com/mercatormedia/docs/port_strategy_sept_2022_issue/42',
      [`${type}/outreach`, `${type}/liftHeight`],
    ),
  ];
}

/** What is told of faults and wind limits in both files. */
export function reliabilityProvenance(): Provenance[] {
  return [
    ...origin(
      'assumed',
      'No terminal publishes how its machines fail; rates chosen so that machines are available 98 to 99.6 % of the time.',
      ['/reliability'],
    ),
    ...origin('assumed', 'Cranes are taken out of work between 20 and 25 m/s of wind; no limit published here.', [
      '/weather',
    ]),
  ];
}
