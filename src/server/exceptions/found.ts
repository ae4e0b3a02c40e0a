// What finders of exceptions hand on, and words that they share: which boxes, moves and machines something holds up.
import type { VehicleWork } from '../../operation/state.ts';
import type { Blocked, ExceptionView } from '../api/exceptions.ts';
import type { TerminalRun } from '../run/terminal-run.ts';

/** An exception before it has its name, its rank and who has taken note of it. */
export interface Found extends Omit<ExceptionView, 'id' | 'rank' | 'noted'> {
  /** What tells it apart from others of its kind and subject; its time where it is left out. With another key it is another exception, and not noted. */
  key?: string;
}

/** One thing that is held up, by its name. */
export const one = (what: Blocked['what'], id: string): Blocked => ({ what, id, n: 1 });

/** So many that are held up; none: nothing. */
export const many = (what: 'boxes' | 'moves' | 'vehicles', n: number): Blocked[] =>
  n > 0 ? [{ what, id: '', n }] : [];

/** True for a vehicle that is kept by something in its way, and does not stand by itself. */
export function isKept({ operation }: TerminalRun, vehicle: number): boolean {
  const road = operation.desk.state.traffic.vehicles[vehicle];
  return road !== undefined && road.kept && !road.stands;
}

/** Vehicles that have no way past what stands in theirs. */
export function keptVehicles(run: TerminalRun): number {
  return run.operation.desk.state.vehicles.filter((_, i) => isKept(run, i)).length;
}

/** True for a vehicle that stands on the road, with or without a box. */
export function isOnRoad({ operation }: TerminalRun, vehicle: number): boolean {
  const road = operation.desk.state.traffic.vehicles[vehicle];
  return road !== undefined && road.goal >= 0 && road.allocated > 0;
}

/** Index of a vehicle by its name; -1 for another machine. */
export function vehicleIndex({ operation }: TerminalRun, che: string): number {
  return operation.desk.state.vehicles.findIndex((v: VehicleWork) => v.id === che);
}

/** Name of a quay crane by its index. */
export function craneName({ model }: TerminalRun, crane: number): string {
  return model.quayCranes[crane]?.id ?? '';
}
