// Designs the model of a terminal like Dongwon Global Terminal (DGT) in Busan New Port: double-trolley quay cranes, AGVs, and
// end-loaded blocks square to the quay. Fleet and quay are published; the layout is designed here.
//
//   y 422    x x x x x           road trucks hand over
//   y 149    #######   #######   23 blocks, y 149 to 409, two stacking cranes each
//   y 136    x x x x x           vehicles hand over, turning in from H4
//   y 118    H4 <<<<<<<<<<<<<<
//   y 108.5  H3 >>>>>>>>>>>>>>   Between the highways 46 connectors, by turns quayward (even) and inland (odd), two per block
//   y  99    P2  =     =     =   and evenly spaced, but for the first and the last, which stand outward to let vehicles turn.
//   y  89.5  H2 <<<<<<<<<<<<<<   A turning vehicle cuts the inside of its corner: highways and parking rows are so far apart
//   y  80    P1  =     =     =   that it keeps clear of those that stand between two connectors (HWS-MOD-037 and -038).
//   y  70.5  H1 >>>>>>>>>>>>>>
//   y  61    L2 <<<<<<<<<<<<<<   rows at y 57 and 65
//   y  48    L1 >>>>>>>>>>>>>>   rows at y 44 and 52
//   y   4 to 39                  crane rails, platform at y 26, between the legs
//   y   0   quay edge, x 0 to 1050
import type { BlockModel, LaneModel, RestPlaceModel, TerminalModel } from '../../src/terminal/model.ts';
import { ASSUMED_RELIABILITY, ASSUMED_WEATHER } from '../../src/terminal/reliability.ts';
import {
  BOOM,
  QUAY_CRANE_POWER,
  QUAY_SPREADER,
  ULCS_DRIVES,
  connector,
  count,
  energyProvenance,
  laneAlong,
  mm,
  origin,
  pairedYardCranes,
  quayCraneProvenance,
  quayCranes,
  strip,
  twoDigits,
  type Provenance,
  reliabilityProvenance,
} from './parts.ts';

const QUAY = 1050;
const BLOCKS = 23;
/** From block to block, m: 29 m of rows and an aisle; half of it is a stop between two connectors, with 3.7 m to each of them. */
const BLOCK_PITCH = 44.4;
const ROWS = 10;
const ROW_WIDTH = 2.9;
const BAYS = 20;
const BAY_LENGTH = 13;
/** Highways from the quay inland, and the parking rows between the first two and the next two. */
const HIGHWAY_Y = { H1: 70.5, H2: 89.5, H3: 108.5, H4: 118 };
const PARKING_Y = { P1: 80, P2: 99 };
/** Transfer points lie inland of H4 by half of the vehicle that turns, half of the one that stands, and a vehicle's width. */
const WATER_Y = HIGHWAY_Y.H4 + 18;
const BLOCK_Y = WATER_Y + 13;
const LAND_Y = BLOCK_Y + BAYS * BAY_LENGTH + 13;
const POINT_OFFSETS = [-11.6, -5.8, 0, 5.8, 11.6];
/** Distance of the outermost connectors from the ends of the lanes, m. */
const END_CONNECTOR = 4;
const CHARGERS = 12;
const WEEKS = 52;

const blockCentre = (b: number): number => mm(QUAY / 2 + (b - (BLOCKS - 1) / 2) * BLOCK_PITCH);

function blocks(): BlockModel[] {
  return count(BLOCKS).map((b) => {
    const id = `A${twoDigits(b + 1)}`;
    const points = (side: string, y: number, lanes: string[]): RestPlaceModel[] =>
      POINT_OFFSETS.map((dx, i) => ({ id: `${id}-${side}${i + 1}`, at: [mm(blockCentre(b) + dx), y], lanes }));
    return {
      id,
      kind: 'end-loaded',
      origin: [mm(blockCentre(b) - (ROWS * ROW_WIDTH) / 2), BLOCK_Y],
      axis: 'y',
      bays: BAYS,
      rows: ROWS,
      tiers: 5,
      bayLength: BAY_LENGTH,
      rowWidth: ROW_WIDTH,
      reeferBays: [8, 9, 10],
      // Every fourth block takes dangerous goods, at the end that road trucks and fire engines reach.
      dangerousBays: b % 4 === 1 ? [17, 18, 19] : [],
      waterTransfer: points('W', WATER_Y, ['H4']),
      landTransfer: points('L', LAND_Y, []),
    };
  });
}

/**
 * True for a connector that leads inland. Vehicles come to a block by the one at the far side of its neighbour to the east and leave by the
 * one at the near side of its neighbour to the west, with one stop of H4 before and behind the block: so the way along H4 is a block and
 * a half for a visit, and nobody passes more blocks than that. The outermost connectors take up what the lanes bring to their ends.
 */
function inland(index: number, count: number): boolean {
  if (index === 0) return false;
  return index === count - 1 || index % 2 === 0;
}

/** Connectors from west to east: two per block, evenly spaced but for the two outermost. */
function connectorXs(): number[] {
  const even = count(BLOCKS).flatMap((b) => [-1, 1].map((side) => mm(blockCentre(b) + (side * BLOCK_PITCH) / 4)));
  return [END_CONNECTOR, ...even.slice(1, -1), QUAY - END_CONNECTOR];
}

function lanes(): LaneModel[] {
  const whole: [number, number] = [0, QUAY];
  return [
    laneAlong('L1', 48, whole, true, 'transfer', 6),
    laneAlong('L2', 61, whole, false, 'transfer', 6),
    laneAlong('H1', HIGHWAY_Y.H1, whole, true, 'highway', 6),
    laneAlong('H2', HIGHWAY_Y.H2, whole, false, 'highway', 6),
    laneAlong('H3', HIGHWAY_Y.H3, whole, true, 'highway', 6),
    laneAlong('H4', HIGHWAY_Y.H4, whole, false, 'highway', 6),
    // East-going lanes end at an inland connector, west-going ones at a quayward connector: no lane is a trap.
    ...connectorXs().map((x, c, all) =>
      connector(`K${twoDigits(c + 1)}`, x, [48, HIGHWAY_Y.H4], inland(c, all.length), 3),
    ),
  ];
}

/** Both strips of places between the highways; of the second, evenly spread, some are chargers. */
function restPlaces(): { parking: RestPlaceModel[]; chargers: RestPlaceModel[] } {
  const first = strip('P1', PARKING_Y.P1, ['H1', 'H2'], connectorXs());
  const second = strip('P2', PARKING_Y.P2, ['H2', 'H3'], connectorXs());
  const charging = new Set(count(CHARGERS).map((k) => Math.floor(((k + 0.5) * second.length) / CHARGERS)));
  return {
    parking: [...first, ...second.filter((_, i) => !charging.has(i))],
    chargers: second.filter((_, i) => charging.has(i)).map((place, k) => ({ ...place, id: `C-${twoDigits(k + 1)}` })),
  };
}

/** Figures that are published of this terminal or its port. */
function published(): Provenance[] {
  const worldCargo = 'www.worldcargonews.com/cargo-handling-equipment/2024/06/koreas-first-agv-terminal-underway/';
  const chosun = 'chosun.com/special/special_section/2024/04/09/ARLEAOHKCNHBDLCD5RGZHO2GY4/';
  return [
    ...origin('published', `${chosun}: 1,050 m, 3 berths, 20 m`, ['/quay/length', '/quay/depth', '/berths']),
    ...origin('published', `${worldCargo}: 9 double-trolley cranes; where they stand is designed`, [
      '/quayCraneType/trolleys',
      '/quayCranes',
    ]),
    ...origin('published', `${worldCargo}: 46 stacking cranes in 23 blocks`, ['/yardCranes']),
    ...origin('published', `${worldCargo}: 60 battery AGVs`, ['/vehicleType/count', '/vehicleType/kind']),
    ...origin('published', `${chosun}: 1.95 M TEU a year, here by 1.6 TEU a box and ${WEEKS} weeks`, [
      '/defaults/weeklyQuayMoves',
    ]),
    ...origin(
      'published',
      'www.informare.it/news/gennews/2026/20260158-porto-Busan-traffico-Y-2025uk.asp: share of the whole port in 2025',
      ['/defaults/transhipmentShare'],
    ),
  ];
}

/** What is assumed for want of figures of this terminal, and what is our design. */
function assumedAndDesigned(): Provenance[] {
  const agv = 'Usual figures of automated guided vehicles; none published for this terminal.';
  return [
    ...origin('published', "40 t for one box, 60 t for two 20' ones: scribd.com/document/686081406", [
      '/vehicleType/maxLoadKg',
    ]),
    ...origin('assumed', 'Between 288 and 331 kWh of an AGV with lead batteries: scribd.com/document/686081406', [
      '/vehicleType/batteryKWh',
    ]),
    ...quayCraneProvenance(),
    ...energyProvenance(),
    ...origin(
      'assumed',
      'Shape of Korean time-of-use tariffs for industry; prices and emission factor are round figures.',
      ['/energy/currency', '/energy/tariff', '/energy/gridKgCO2ePerKWh'],
    ),
    ...origin(
      'assumed',
      'Plugs only; for studies of swapping: 5 min a change, as of the battery station at Maasvlakte II. Losses by our estimate.',
      ['/charging'],
    ),
    ...origin('assumed', agv, [
      '/vehicleType/length',
      '/vehicleType/width',
      '/vehicleType/straightSpeed',
      '/vehicleType/curveSpeed',
      '/vehicleType/sidewaysSpeed',
      '/vehicleType/accel',
      '/vehicleType/brake',
      '/vehicleType/kWhPerKmLoaded',
      '/vehicleType/kWhPerKmEmpty',
      '/vehicleType/chargeKW',
    ]),
    ...origin(
      'assumed',
      'Usual figures of modern stacking cranes: gantry 240 to 270, trolley 60 to 70, hoist 45 / 90 m/min.',
      [
        '/yardCraneType/gantry',
        '/yardCraneType/trolley',
        '/yardCraneType/hoistLoaded',
        '/yardCraneType/hoistEmpty',
        '/yardCraneType/spreader',
        '/yardCraneType/energyKWhPerMove',
      ],
    ),
    ...origin('assumed', 'Usual buffer of double-trolley cranes; portal drives by our estimate.', [
      '/quayCraneType/platform',
      '/quayCraneType/portalTrolley',
      '/quayCraneType/portalHoist',
    ]),
    ...origin(
      'assumed',
      'Place and tides to a coarse estimate, not for navigation; code not held against the code list.',
      ['/anchor', '/tides', '/unlocode', '/code'],
    ),
    ...origin('assumed', 'No figure published.', [
      '/gate',
      '/shifts',
      '/quay/berthingSeconds',
      '/quay/unberthingSeconds',
    ]),
    ...origin(
      'designed',
      'Layout by us: that the blocks are square to the quay is inferred from descriptions; their measures are not published.',
      ['/lanes', '/parking', '/chargers', '/blocks', '/craneRails', '/quayCraneType/transferRows'],
    ),
  ];
}

function equipment(): Pick<TerminalModel, 'quayCraneType' | 'yardCraneType' | 'vehicleType'> {
  return {
    quayCraneType: {
      trolleys: 'double',
      ...ULCS_DRIVES,
      portalTrolley: { speed: 2.5, accel: 0.5 },
      portalHoist: { speed: 1, accel: 0.5 },
      outreach: 70,
      twinLiftKg: 65_000,
      liftHeight: 54,
      spreader: QUAY_SPREADER,
      hoistOverlap: 0.6,
      hatchCoverSeconds: 120,
      boom: BOOM,
      platform: { twentyFootSlots: 4, y: 26, height: 10, twistlockSeconds: 15 },
      transferRows: [
        { y: 44, lane: 'L1' },
        { y: 52, lane: 'L1' },
        { y: 57, lane: 'L2' },
        { y: 65, lane: 'L2' },
      ],
      power: QUAY_CRANE_POWER,
      energyKWhPerMove: 6,
    },
    yardCraneType: {
      kind: 'ASC',
      gantry: { speed: 4, accel: 0.4 },
      trolley: { speed: 1.1, accel: 0.3 },
      hoistLoaded: { speed: 0.75, accel: 0.35 },
      hoistEmpty: { speed: 1.5, accel: 0.5 },
      liftHeight: 18.1,
      spreader: { swaySeconds: 5, landingSeconds: 4, lockSeconds: 3, unlockSeconds: 3, twinExtraSeconds: 0 },
      minSpacing: 20,
      power: {
        ...{ spreaderKg: 9_000, trolleyKg: 20_000, craneKg: 190_000, rollingResistance: 0.005 },
        ...{ driveEfficiency: 0.8, regenerationShare: 0.5, auxiliaryKW: 30, standbyKW: 8 },
      },
      energyKWhPerMove: 4,
    },
    vehicleType: {
      kind: 'AGV',
      count: 60,
      length: 14.8,
      width: 3,
      straightSpeed: 6,
      curveSpeed: 3,
      sidewaysSpeed: 1,
      accel: 0.5,
      brake: 0.7,
      batteryKWh: 300,
      power: {
        ...{
          tareKg: 25_000,
          rollingResistance: 0.008,
          driveEfficiency: 0.85,
          regenerationShare: 0.5,
          auxiliaryKW: 2.5,
        },
      },
      maxLoadKg: 60_000,
      kWhPerKmLoaded: 1.5,
      kWhPerKmEmpty: 0.9,
      chargeKW: 250,
    },
  };
}

/** Windows of three services of the drawn traffic, about when they are drawn with seed 1. */
function proForma(): NonNullable<TerminalModel['proForma']> {
  return [
    { service: 'QZX16', weekday: 'Fri', from: '10:00', hours: 12, middle: 875 },
    { service: 'ZZH18', weekday: 'Sat', from: '03:00', hours: 26, middle: 215 },
    { service: 'TST20', weekday: 'Sat', from: '19:30', hours: 14, middle: 525 },
  ];
}

/** The model of the Busan terminal. */
export function busanDgt(): TerminalModel {
  const yard = blocks();
  return {
    $schema: './schema.json',
    format: 'hawser-terminal/1',
    name: 'Busan New Port, DGT-like',
    unlocode: 'KRPUS',
    code: 'DGT',
    timeZone: 'Asia/Seoul',
    anchor: { latitude: 35.06, longitude: 128.79, bearing: 135 },
    provenance: [...published(), ...assumedAndDesigned(), ...reliabilityProvenance()],
    quay: {
      length: QUAY,
      depth: 20,
      bollardSpacing: 25,
      mooringClearance: 20,
      underKeelClearance: 1.5,
      berthingSeconds: 2700,
      unberthingSeconds: 1800,
      maxCranesPerVessel: 5,
    },
    berths: count(3).map((i) => ({ id: `${i + 1}`, from: i * 350, to: (i + 1) * 350, depth: 20 })),
    proForma: proForma(),
    craneRails: { seawardY: 4, landwardY: 39, minSpacing: 28 },
    quayCranes: quayCranes(9, QUAY),
    lanes: lanes(),
    blocks: yard,
    yardCranes: pairedYardCranes('ASC', yard),
    ...equipment(),
    ...restPlaces(),
    charging: { kind: 'plug', efficiency: 0.93, swapSeconds: 300, packs: 0, plugs: [], plugKW: 50 },
    energy: {
      currency: 'KRW',
      tariff: [
        { from: '22:00', to: '08:00', pricePerKWh: 115 },
        { from: '08:00', to: '11:00', pricePerKWh: 170 },
        { from: '11:00', to: '12:00', pricePerKWh: 240 },
        { from: '12:00', to: '13:00', pricePerKWh: 170 },
        { from: '13:00', to: '18:00', pricePerKWh: 240 },
        { from: '18:00', to: '22:00', pricePerKWh: 170 },
      ],
      ...{ peakKW: 12_000, baseKW: 800, reeferKW: 4, gridKgCO2ePerKWh: 0.45 },
    },
    reliability: ASSUMED_RELIABILITY,
    weather: ASSUMED_WEATHER,
    gate: {
      at: [525, 500],
      inLanes: 8,
      outLanes: 6,
      inSeconds: 25,
      outSeconds: 20,
      truckSpeed: 8.3,
      appointmentMinutes: 60,
    },
    tides: [
      { constituent: 'M2', amplitude: 0.4, phase: 250 },
      { constituent: 'S2', amplitude: 0.19, phase: 285 },
      { constituent: 'K1', amplitude: 0.04, phase: 150 },
      { constituent: 'O1', amplitude: 0.02, phase: 130 },
    ],
    shifts: [
      { name: 'day', start: '08:00', hours: 12 },
      { name: 'night', start: '20:00', hours: 12 },
    ],
    defaults: { transhipmentShare: 0.57, weeklyQuayMoves: Math.round(1.95e6 / 1.6 / WEEKS / 100) * 100 },
  };
}
