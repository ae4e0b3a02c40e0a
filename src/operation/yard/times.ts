// How long stacking cranes need, and when vehicles and trucks come to blocks: estimates for planning, from the figures of the terminal file.
// What really happens is the equipment's doing.
import { travelTime } from '../../kit/motion.ts';
import { stackIndex, type BlockRecord } from '../../ledger/state.ts';
import type { Position } from '../../terminal/container.ts';
import type { ContainerId } from '../../terminal/ids.ts';
import type { BlockModel, YardCraneTypeModel } from '../../terminal/model.ts';
import { pickSeconds, placeSeconds } from '../../terminal/power.ts';
import { containerRecord, moveOf, type Desk } from '../context.ts';
import { bayCentre, transferSpot } from '../layout.ts';
import type { YardJobWork } from '../state.ts';

/** Mean height at which boxes are picked and placed in a block, m (designed: the second or third tier). */
const MEAN_HEIGHT = 6;
/** Mean way of the trolley between two lifts, m: a third of ten rows (designed). */
export const MEAN_TROLLEY = 10;
/**
 * Height at which a spreader waits over a transfer point, m (designed): a vehicle's bed of 1.6 m with a box of 2.9 m passes under a box of
 * 2.9 m that hangs from it, with a metre between.
 */
export const WAIT_HEIGHT = 8.4;
/** Vehicles come later than their route says, by corners and by others who are in the way: share of the time, and s (designed). */
const ROUTE_SHARE = 1.1;
const ROUTE_SECONDS = 5;

/** Raising or lowering an empty or loaded spreader between travel height and a box, s. */
function hoistSeconds(type: YardCraneTypeModel, loaded: boolean): number {
  return travelTime(type.liftHeight - MEAN_HEIGHT, loaded ? type.hoistLoaded : type.hoistEmpty);
}

function acrossSeconds(type: YardCraneTypeModel, way: number): number {
  return Math.max(travelTime(way, type.gantry), travelTime(MEAN_TROLLEY, type.trolley));
}

/** From the end of one lift until the box is in the spreader, over a way of the gantry (m), s. */
export function pickTime(type: YardCraneTypeModel, way: number): number {
  return 2 * hoistSeconds(type, false) + acrossSeconds(type, way) + pickSeconds(type.spreader);
}

/** From the pick until the box is set down, over a way of the gantry (m), s. */
export function placeTime(type: YardCraneTypeModel, way: number): number {
  return 2 * hoistSeconds(type, true) + acrossSeconds(type, way) + placeSeconds(type.spreader);
}

/** Lowering a box on a vehicle from where the spreader waits with it, s. */
export function lowerTime(type: YardCraneTypeModel): number {
  return travelTime(WAIT_HEIGHT / 2, type.hoistLoaded) + placeSeconds(type.spreader);
}

/** Where along the block a job's box is picked, m. */
export function pickAt(desk: Desk, b: BlockModel, j: YardJobWork): number {
  if (j.kind === 'in') return transferSpot(b, desk.layout.rests[j.rest] as never).gantry;
  const p: Position = containerRecord(desk, j.container).position;
  return p.kind === 'yard' ? bayCentre(b, p.slot.bay) : 0;
}

/** Where along the block a job's box is set down, m; of a dig the stack itself. */
export function placeAt(desk: Desk, b: BlockModel, j: YardJobWork): number {
  if (j.kind === 'out') return transferSpot(b, desk.layout.rests[j.rest] as never).gantry;
  return j.kind === 'dig' ? pickAt(desk, b, j) : bayCentre(b, j.bay);
}

/** Boxes that stand on a job's box in its stack. */
export function boxesOver(desk: Desk, j: YardJobWork): number {
  if (j.kind === 'in') return 0;
  const p: Position = containerRecord(desk, j.container).position;
  if (p.kind !== 'yard') return 0;
  const record = desk.ledger.state.blocks.get(p.block) as BlockRecord;
  return (record.stacks[stackIndex(record, p.slot.bay, p.slot.row)] as ContainerId[]).length - p.slot.tier;
}

/** True for a job with a vehicle or truck; false for one inside the block, and for a box for a rack whose vehicle has not been sent yet. */
export function comesForIt(desk: Desk, j: YardJobWork): boolean {
  if (j.kind !== 'out') return j.kind === 'in';
  return desk.state.moves.get(j.move)?.vehicle !== -1 || moveOf(desk, j.move).visit !== null;
}

/** When the vehicle or truck of a job is expected at the transfer point, ms UTC; now when it stands there. */
export function arrivesAt(desk: Desk, j: YardJobWork): number {
  if (j.ready) return desk.now;
  if (j.eta > 0) return Math.max(desk.now, j.eta);
  return desk.now + Math.ceil(1000 * (ROUTE_SECONDS + ROUTE_SHARE * secondsLeft(desk, moveOf(desk, j.move).vehicle)));
}

/** Driving time that a vehicle's route still takes by its limits of speed, s; 0 for one that stands. */
function secondsLeft(desk: Desk, vehicle: number): number {
  const v = desk.traffic.state.vehicles[vehicle];
  if (!v) return 0;
  const { straightSpeed } = desk.model.vehicleType;
  const start = desk.layout.rests[v.at];
  let [x, y] = start ? [start.x, start.y] : (v.route[v.passed - 1]?.points.at(-1) ?? [NaN, NaN]);
  let seconds = 0;
  for (let h = v.passed; h < v.route.length; h++) {
    const { points, limits } = v.route[h] as (typeof v.route)[number];
    points.forEach((to, k) => {
      if (!Number.isNaN(x)) seconds += Math.hypot(to[0] - x, to[1] - y) / Math.min(limits[k] as number, straightSpeed);
      [x, y] = to;
    });
  }
  return seconds;
}
