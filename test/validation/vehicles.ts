// Vehicles against drive times derived from published speeds, mean speeds, and closed forms of their braking.
import { lachHuyenHhit } from '../../scripts/design/lach-huyen-hhit.ts';
import { busanDgt } from '../../scripts/design/busan-dgt.ts';
import type { Stretch } from '../../src/equipment/port.ts';
import type { TerminalModel } from '../../src/terminal/model.ts';
import { tinyTerminal } from '../../src/terminal/tiny-terminal.fixture.ts';
import type { Twin } from '../../src/twin/twin.ts';
import { VEHICLE, twinOf, until } from './bench-terminal.ts';
import type { Figure, Validation } from './figure.ts';

type VehicleType = TerminalModel['vehicleType'];
/** A leg of a road: to where, at what speed at most (m/s), and whether sideways. */
type Leg = [to: [number, number], limit: number, sideways?: boolean];

const FAST = 99;

function onTheRoad(type: VehicleType, legs: readonly Leg[]): Twin {
  const twin = twinOf({ vehicleType: { ...type, kind: 'AGV', count: 1 } });
  const stretch: Stretch = {
    points: legs.map(([to]) => to),
    limits: legs.map(([, limit]) => limit),
    sideways: legs.map(([, , sideways]) => sideways ?? false),
  };
  twin.give({ kind: 'drive', che: VEHICLE, job: 1, stretch, last: true });
  return twin;
}

/** Seconds from rest to rest. */
function drive(type: VehicleType, ...legs: Leg[]): number {
  return (until(onTheRoad(type, legs), 'arrived', VEHICLE) as { at: number }).at / 1000;
}

/** Distance in which a vehicle comes to stand from its top speed, m: watched every 10 ms. */
function brakingDistance(type: VehicleType): number {
  const twin = onTheRoad(type, [[[400, 0], FAST]]);
  let from = 0;
  for (let t = 10; twin.nextTime !== Infinity && t < 200_000; t += 10) {
    twin.advanceTo(t);
    const { x, speed } = twin.vehicleAt(0);
    if (speed >= type.straightSpeed - 1e-9) from = x;
    if (t > 20_000 && speed === 0) break;
  }
  return 400 - from;
}

/** Seconds on the last 10 m of a road, driven crabwise. */
function crab(type: VehicleType): number {
  return drive(type, [[100, 0], FAST], [[100, 10], FAST, true]) - drive(type, [[100, 0], FAST]);
}

/** Drives derived from 5.8 m/s and 0.5 m/s² with 60 m at 3 m/s. */
function derivedDrives(): Figure[] {
  const { vehicleType } = tinyTerminal();
  const type = { ...vehicleType, straightSpeed: 5.8, curveSpeed: 3, accel: 0.5, brake: 0.5 };
  const derived: [number, number][] = [
    [300, 73],
    [500, 107],
    [800, 159],
  ];
  return derived.map(([metres, seconds]) => {
    const half = (metres - 60) / 2;
    const twin = drive(type, [[half, 0], FAST], [[half + 60, 0], 3], [[metres, 0], FAST]);
    return {
      what: `${metres} m, of it 60 m at 3 m/s`,
      unit: 's',
      published: seconds,
      basis: 'derived',
      twin,
      digits: 1,
      band: 0.05,
    };
  });
}

/** A way as in a terminal, by the limits of its lanes: along the quay, up a connector, along the yard, in to the transfer point. */
const way = (lane: number, connector: number): Leg[] => [
  [[300, 0], lane],
  [[300, 60], connector],
  [[600, 60], lane],
  [[600, 78], connector],
];
const WAY_METRES = 678;

/** Braking and speeding up against v² / 2a. */
function startAndStop(type: VehicleType): Figure[] {
  const { straightSpeed: v, brake, accel } = type;
  const there = 400 / v + v / (2 * accel) + v / (2 * brake);
  const row = (what: string, unit: string, published: number, twin: number, band: number): Figure => ({
    ...{ what, unit, published, basis: 'closed form', twin, digits: 2, band },
  });
  return [
    row('braking distance from top speed', 'm', (v * v) / (2 * brake), brakingDistance(type), 0.01),
    row('400 m from rest to rest', 's', there, drive(type, [[400, 0], FAST]), 0.001),
  ];
}

/** The experiments with automated vehicles. */
export function validateVehicle(): Validation {
  const type = busanDgt().vehicleType;
  return {
    machine: 'Automated guided vehicle',
    sources: [
      '22 km/h of the lift vehicles at Maasvlakte II, 25 km/h at most of those of VDL; drives derived from 5.8 m/s and 0.5 m/s²',
      'mean speed of 4.5 m/s in the port model of the Winter Simulation Conference 2025 challenge',
      'braking and speeding up: v² / 2a, closed form',
    ],
    setup: [
      'Derived drives with the figures of the derivation; all others with the vehicle of the DGT-like terminal: 14.8 m long, 6 m/s, 3 m/s in curves, 1 m/s crabwise, 0.5 and 0.7 m/s².',
      `Mean speed: a free way of ${WAY_METRES} m with three corners, at most 6 m/s on lanes and 3 m/s on connectors, nobody else on the road.`,
    ],
    figures: [
      ...derivedDrives(),
      {
        what: 'mean speed on a free way with corners',
        unit: 'm/s',
        published: 4.5,
        basis: 'published',
        twin: WAY_METRES / drive(type, ...way(6, 3)),
        digits: 2,
        band: 0.15,
      },
      ...startAndStop(type),
      {
        what: '10 m crabwise at the end of a road',
        unit: 's',
        published: 10 / type.sidewaysSpeed,
        basis: 'closed form',
        twin: crab(type),
        digits: 1,
        band: 0.1,
      },
    ],
  };
}

/** The experiments with terminal trucks. */
export function validateTruck(): Validation {
  const type = lachHuyenHhit().vehicleType;
  return {
    machine: 'Terminal truck',
    sources: [
      'mean speed of 4.5 m/s in the port model of the Winter Simulation Conference 2025 challenge; nothing is published of the trucks of a terminal like the one modelled',
    ],
    setup: [
      `The truck of the HHIT-like terminal: 16 m, 7 m/s, 3 m/s in curves; the same free way of ${WAY_METRES} m with three corners.`,
    ],
    figures: [
      {
        what: 'mean speed on a free way with corners',
        unit: 'm/s',
        published: 4.5,
        basis: 'published',
        twin: WAY_METRES / drive(type, ...way(7, 4)),
        digits: 2,
        band: null,
        remark: 'a model of vehicles among others, ours drives alone and its roads allow 7 m/s',
      },
      ...startAndStop(type),
    ],
  };
}
