// The double-trolley quay crane against the rule that it is as fast as the slower of its two trolleys.
import type { Spot } from '../../src/equipment/port.ts';
import { id, type CheId } from '../../src/terminal/ids.ts';
import type { TerminalModel } from '../../src/terminal/model.ts';
import type { Twin } from '../../src/twin/twin.ts';
import { PORTAL, QUAY_CRANE, VEHICLE, giveLift, lift, placeAt, tenderCrane, twinOf, until } from './bench-terminal.ts';
import type { Figure, Validation } from './figure.ts';

const BOX_KG = 14_000;
const BOXES = 30;
/** Boxes before the crane has found its pace. */
const FIRST = 10;
const PLATFORM: CheId = id('Q1/B');
/** 40' boxes on the platform: 2 x 40' or 4 x 20'. */
const ROOM = 2;

/** The crane of the tender with a platform and a second trolley. */
function crane(): TerminalModel['quayCraneType'] {
  return {
    ...tenderCrane(),
    trolleys: 'double',
    portalTrolley: { speed: 2.5, accel: 0.5 },
    portalHoist: { speed: 1, accel: 0.5 },
    platform: { twentyFootSlots: 2 * ROOM, y: 36, height: 15, twistlockSeconds: 15 },
  };
}

const onPlatform: Spot = { gantry: 50, trolley: 36, height: 17.7 };
const aboard = (trolley: number): Spot => ({ gantry: 50, trolley, height: 10 });
const onVehicle: Spot = { gantry: 50, trolley: 50, height: 4.3 };

/** Seconds by box of one trolley that always finds a box and a free place. */
function alone(che: CheId, from: Spot, to: Spot): number {
  const twin = twinOf({ quayCraneType: crane() });
  let [last, seconds] = [0, 0];
  for (let k = 1; k <= 3; k++) {
    giveLift(twin, lift(che, k, from, to), BOX_KG);
    const { at } = until(twin, 'placed', che) as { at: number };
    seconds = (at - last) / 1000;
    last = at;
  }
  return seconds;
}

/** Seconds by box of both together over a platform with room for two boxes, whose twistlocks are taken out there. */
function together(trolley: number): number {
  const twin = twinOf({ quayCraneType: crane() });
  const ready: { job: number; at: number }[] = [];
  const done: number[] = [];
  let [next, onIt, sea, land] = [1, 0, false, false];
  while (done.length < BOXES) {
    if (!sea && onIt < ROOM) {
      const to = { kind: 'che', che: PLATFORM } as const;
      giveLift(twin, lift(QUAY_CRANE, next, aboard(trolley), onPlatform, { to }), BOX_KG);
      [next, onIt, sea] = [next + 1, onIt + 1, true];
    }
    const first = ready[0];
    if (!land && first && first.at <= twin.state.now) {
      ready.shift();
      const from = { kind: 'che', che: PLATFORM } as const;
      twin.give(lift(PORTAL, first.job, onPlatform, onVehicle, { from, to: placeAt(2 * first.job + 1) }));
      land = true;
    }
    twin.advanceTo(Math.min(twin.nextTime, !land && first ? Math.max(first.at, twin.state.now) : Infinity));
    for (const r of twin.takeReports()) {
      if (r.kind === 'picked' && r.che === PORTAL) onIt--;
      if (r.kind !== 'placed') continue;
      if (r.che === QUAY_CRANE) [sea] = [false, ready.push({ job: r.job, at: r.at + 15_000 })];
      else [land] = [false, done.push(r.at)];
    }
    check(twin);
  }
  return ((done[BOXES - 1] as number) - (done[FIRST] as number)) / 1000 / (BOXES - 1 - FIRST);
}

function check(twin: Twin): void {
  if (twin.state.violations.length > 0) throw new Error(twin.state.violations.join('; '));
}

/** The experiments. */
export function validateDoubleTrolley(): Validation {
  const land = alone(PORTAL, onPlatform, onVehicle);
  const figures = [-10, -55].flatMap((trolley): Figure[] => {
    const sea = alone(QUAY_CRANE, aboard(trolley), onPlatform);
    const slower = 3600 / Math.max(sea, land);
    const name = trolley > -30 ? 'near row' : 'far row';
    return [
      {
        what: `${name}: seaside trolley alone`,
        unit: '1/h',
        published: null,
        basis: 'none',
        twin: 3600 / sea,
        digits: 1,
        band: null,
      },
      {
        what: `${name}: landside trolley alone`,
        unit: '1/h',
        published: null,
        basis: 'none',
        twin: 3600 / land,
        digits: 1,
        band: null,
      },
      {
        what: `${name}: both, against the slower of the two`,
        unit: '1/h',
        published: slower,
        basis: 'usual',
        twin: 3600 / together(trolley),
        digits: 1,
        band: 0.03,
      },
    ];
  });
  return {
    machine: 'Quay crane, double trolley',
    sources: [
      'rule that the rate is that of the slower trolley, platform of 2 x 40 feet, twistlocks taken out there: usual knowledge of such cranes, no measurement is published',
    ],
    setup: [
      'The crane of the table before with a second trolley at 150 m/min, hoisting 60 m/min; 30 boxes from the vessel to vehicles that are always there, the last 19 are measured.',
      `Near row: 10 m over the water; far row: 55 m. Twistlocks take 15 s on the platform. ${VEHICLE} stands for the vehicles.`,
    ],
    figures,
  };
}
