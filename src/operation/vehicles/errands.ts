// The errand of one vehicle: where it stands, how it begins a drive, waits, and comes free.
import { nextId, vehicleWork, type Desk } from '../context.ts';
import { isOut } from '../faults/fault-query.ts';
import type { Move, VehicleWork } from '../state.ts';

/** Rest place where a vehicle stands; -1 on the road. */
export function standsAt(desk: Desk, vehicle: number): number {
  const t = desk.traffic.state.vehicles[vehicle];
  return t?.goal === -1 ? t.at : -1;
}

/** Claims a route and begins an errand; who is on the road is sent elsewhere. False when there is no way or the place is taken. */
export function begin(desk: Desk, vehicle: number, rest: number, errand: VehicleWork['errand']): boolean {
  const v = vehicleWork(desk, vehicle);
  if (isOut(desk, v.id)) return false;
  if (standsAt(desk, vehicle) < 0) {
    if (!desk.traffic.redirect(vehicle, rest)) return false;
  } else {
    if (!desk.traffic.freeFor(vehicle, rest) || !desk.traffic.claim(vehicle, rest)) return false;
    v.moved = desk.now;
    v.job = nextId(desk);
  }
  endWait(desk, v);
  v.errand = errand;
  v.plugged = false;
  v.chargeKW = 0;
  return true;
}

/** Begins and ends a vehicle's waiting time. */
export function beginWait(desk: Desk, v: VehicleWork): void {
  v.waitSince = desk.now;
}

export function endWait(desk: Desk, v: VehicleWork): void {
  if (v.waitSince > 0) v.waited += desk.now - v.waitSince;
  v.waitSince = 0;
}

/** The vehicle's errand is done where it stands. */
export function freeVehicle(desk: Desk, vehicle: number): void {
  const v = vehicleWork(desk, vehicle);
  endWait(desk, v);
  v.errand = 'idle';
  v.move = -1;
  v.crane = -1;
  desk.lookAtFleet = true;
}

/** Boxes have left their vehicle. With the other of a pair still aboard it goes on with that one; else it is free where it stands. */
export function unloaded(desk: Desk, moves: readonly Move[]): void {
  const [first] = moves;
  const vehicle = first?.vehicle ?? -1;
  for (const m of moves) m.vehicle = -1;
  if (vehicle < 0) return;
  const mate = desk.state.moves.get(first?.mate ?? -1);
  if (mate?.vehicle !== vehicle) return freeVehicle(desk, vehicle);
  const v = vehicleWork(desk, vehicle);
  v.move = mate.id;
  if (mate.kind === 'discharge' && mate.block < 0) v.errand = 'parked-loaded';
  desk.lookAtFleet = true;
}
