// Quay cranes on their rails: nobody passes, nobody comes too near; who is idle steps aside for who has work. Booms go down where a crane
// begins its call, and up when it leaves it.
import { craneId, craneWork, nextId, callWork, type Desk } from '../context.ts';
import { stopAccount } from './crane-account.ts';
import { quayCraneStands } from '../faults/fault-query.ts';

/** Sends a crane to the station of its bay if the rails are free; otherwise asks idle neighbours to make room. */
export function tryStation(desk: Desk, crane: number): void {
  const c = craneWork(desk, crane);
  if (c.main || c.portal || c.platform.length > 0) return;
  if (makeRoom(desk, crane, c.station, true)) gantry(desk, crane, c.station);
}

/** True when the neighbours leave room for a crane at x. Idle ones (and, downwards in rank, waiting ones) are sent aside. */
function makeRoom(desk: Desk, crane: number, x: number, push: boolean): boolean {
  let free = true;
  for (const step of [-1, 1] as const) {
    const other = crane + step;
    const o = desk.state.cranes[other];
    if (!o) continue;
    const spacing = desk.model.craneRails.minSpacing;
    const nearest =
      step < 0 ? Math.max(o.x, o.moving ? goal(desk, other) : o.x) : Math.min(o.x, o.moving ? goal(desk, other) : o.x);
    if (step < 0 ? nearest <= x - spacing : nearest >= x + spacing) continue;
    free = false;
    const to = x + step * spacing;
    if (push && !o.moving && givesWay(desk, other, crane, to)) aside(desk, other, to);
  }
  return free;
}

/** Target of a crane that is moving. */
function goal(desk: Desk, crane: number): number {
  return craneWork(desk, crane).target;
}

/**
 * An idle crane gives way to anyone; a crane that waits to move gives way to one of lower number, so that two never wait for each other, and to
 * anyone when that brings it nearer to its own station: so it does not stand for hours before another vessel.
 */
function givesWay(desk: Desk, other: number, crane: number, to: number): boolean {
  const o = craneWork(desk, other);
  if (o.main || o.portal || o.platform.length > 0 || quayCraneStands(desk, craneId(desk, other))) return false;
  if (o.call === null || o.bay === 0) return true;
  const way = o.station - o.x;
  if (Math.abs(way) <= 0.01) return false;
  const nearer = Math.sign(to - o.x) === Math.sign(way) && Math.abs(to - o.x) <= Math.abs(way);
  return crane < other || nearer;
}

function aside(desk: Desk, crane: number, x: number): void {
  const limit = desk.model.quay.length;
  const to = Math.max(0, Math.min(limit, x));
  if (makeRoom(desk, crane, to, true)) gantry(desk, crane, to);
}

function gantry(desk: Desk, crane: number, to: number): void {
  const c = craneWork(desk, crane);
  if (Math.abs(c.x - to) < 0.01) return;
  const job = nextId(desk);
  c.moving = true;
  c.target = to;
  c.main = { job, move: -1, mate: -1, kind: 'gantry' };
  desk.orders.push({ kind: 'gantry', che: craneId(desk, crane), job, to });
}

/** A gantry move has ended: neighbours may want to move; a crane at its station opens its transfer points. */
export function atGantry(desk: Desk, crane: number): void {
  const c = craneWork(desk, crane);
  c.moving = false;
  c.main = null;
  c.x = c.target;
  if (c.call !== null && c.bay !== 0 && Math.abs(c.x - c.station) < 0.01) openPoints(desk, crane);
  stepAside(desk, crane);
  desk.cranesToLook.add(crane);
  desk.lookAtFleet = true;
}

/** Raises or lowers a crane's boom; it does nothing else meanwhile. */
export function moveBoom(desk: Desk, crane: number, up: boolean): void {
  const job = nextId(desk);
  craneWork(desk, crane).main = { job, move: -1, mate: -1, kind: 'boom' };
  desk.orders.push({ kind: 'boom', che: craneId(desk, crane), job, up });
}

/** A boom has come to its end: the crane goes on, and neighbours may have been waiting for it. */
export function boomDone(desk: Desk, crane: number, up: boolean): void {
  const c = craneWork(desk, crane);
  c.boomUp = up;
  c.main = null;
  stepAside(desk, crane);
  desk.cranesToLook.add(crane);
}

/** Puts the transfer points of a crane where it stands. */
export function openPoints(desk: Desk, crane: number): void {
  const c = craneWork(desk, crane);
  const rows = desk.model.quayCraneType.transferRows;
  const points = desk.layout.cranePoints[crane] as number[];
  desk.traffic.placeRests(points.map((rest, i) => ({ rest, x: c.x, y: (rows[i] as (typeof rows)[number]).y })));
}

/** Neighbours may have been waiting for this crane. */
export function stepAside(desk: Desk, crane: number): void {
  if (crane > 0) desk.cranesToLook.add(crane - 1);
  if (crane + 1 < desk.state.cranes.length) desk.cranesToLook.add(crane + 1);
}

/** The crane has no more work at its call: its time there ends and its boom goes up; it may have another call to go to. */
export function releaseCrane(desk: Desk, crane: number): void {
  const c = craneWork(desk, crane);
  if (c.call === null) return;
  const call = callWork(desk, c.call);
  call.craneMs += desk.now - c.began;
  call.cranes = call.cranes.filter((other) => other !== crane);
  stopAccount(desk, crane);
  c.call = null;
  c.nextCall = null;
  c.bay = 0;
  if (desk.model.quayCraneType.boom && !c.boomUp) moveBoom(desk, crane, true);
  desk.lookAtBerths = true;
  desk.shareCranes = true;
  stepAside(desk, crane);
}
