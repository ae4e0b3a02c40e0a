// Every second of a crane at work is put to one cause. The platform's starving or blocking is put to what caused it.
import { CraneTime, type CraneCause } from '../../office/crane-time.ts';
import { PHASE, loadsOf } from './bay-work.ts';
import { callRecord, craneId, craneWork, isDouble, moveOf, teu, type Desk } from '../context.ts';
import { currentBay, platformRoom } from './crane-query.ts';
import { isHeldUp } from '../faults/fault-query.ts';
import type { BayWork, CraneWork } from '../state.ts';

/** Begins a crane's time at its call. */
export function startAccount(desk: Desk, crane: number): void {
  const c = craneWork(desk, crane);
  c.began = desk.now;
  const time = new CraneTime(c.time ?? undefined);
  if (time.running) return;
  time.start(desk.now, 'plan');
  c.time = time.save();
}

/** Ends it. */
export function stopAccount(desk: Desk, crane: number): void {
  const c = craneWork(desk, crane);
  if (!c.time?.cause) return;
  const time = new CraneTime(c.time);
  time.stop(desk.now);
  c.time = time.save();
  c.waitsFor = '';
}

/** Books the time since the last look and puts what follows to the cause that holds now. */
export function account(desk: Desk, crane: number): void {
  const c = craneWork(desk, crane);
  if (!c.time?.cause) return;
  const cause = rootCause(causeOf(desk, crane, c), c.time.cause);
  if (cause === c.time.cause) return;
  const time = new CraneTime(c.time);
  time.switch(cause, desk.now);
  c.time = time.save();
}

/** A trolley that waits for its platform because the portal trolley had to wait for a vehicle or the yard still waits for those. */
function rootCause(cause: CraneCause, before: CraneCause): CraneCause {
  const late = before === 'waitingVehicle' || before === 'waitingYard' || before === 'fault';
  return cause === 'waitingPlatform' && late ? before : cause;
}

function causeOf(desk: Desk, crane: number, c: CraneWork): CraneCause {
  c.waitsFor = '';
  if (isHeldUp(desk, craneId(desk, crane))) return 'fault';
  if (desk.state.faults.quayWind && !c.main && !c.moving) return 'weather';
  if (c.moving || c.main?.kind === 'boom') return 'movingBays';
  if (c.main) return 'working';
  const bay = currentBay(desk, c);
  if (!bay) return 'plan';
  if (Math.abs(c.x - c.station) > 0.01) {
    c.waitsFor = 'neighbour crane';
    return 'blockedByCrane';
  }
  if (bay.phase === PHASE.deckOut || bay.phase === PHASE.holdOut) return dischargeCause(desk, crane, c, bay);
  if (bay.phase === PHASE.holdIn || bay.phase === PHASE.deckIn) return loadCause(desk, crane, c, bay);
  return bay.phase === PHASE.done ? drainCause(desk, crane, c) : 'other';
}

/** The platform is full (or, single trolley, no vehicle stands ready). */
function dischargeCause(desk: Desk, crane: number, c: CraneWork, bay: BayWork): CraneCause {
  const list = bay.phase === PHASE.deckOut ? bay.deckOut : bay.holdOut;
  const next = list[bay.next];
  if (next === undefined) return drainCause(desk, crane, c);
  const needed = next.reduce((sum, container) => sum + teu(desk, container), 0);
  if (isDouble(desk) && platformRoom(desk, c) >= needed) {
    if (!bay.dual) return 'other';
    // In dual cycling a place is left to a load that is about to come up.
    c.waitsFor = 'platform';
    return 'waitingPlatform';
  }
  if (c.portal || c.platform.some((p) => p.ready > desk.now)) {
    c.waitsFor = 'platform';
    return 'waitingPlatform';
  }
  return emptyVehicleCause(desk, crane, c);
}

/** No empty vehicle under the crane: the yard's fault when most of the fleet stands at blocks, else the fleet's. */
function emptyVehicleCause(desk: Desk, crane: number, c: CraneWork): CraneCause {
  const coming = desk.state.vehicles.find((v) => v.errand === 'to-crane' && v.crane === crane && v.move < 0);
  if (coming) {
    c.waitsFor = coming.id;
    return 'waitingVehicle';
  }
  let atBlocks = 0;
  let free = 0;
  for (const v of desk.state.vehicles) {
    if (v.errand === 'at-block') atBlocks++;
    if (v.errand === 'idle' || v.errand === 'to-park') free++;
  }
  const yard = free === 0 && atBlocks * 2 > desk.state.vehicles.length;
  c.waitsFor = yard ? 'yard' : 'vehicle';
  return yard ? 'waitingYard' : 'waitingVehicle';
}

/** Nothing to load stands ready. */
function loadCause(desk: Desk, crane: number, c: CraneWork, bay: BayWork): CraneCause {
  if (c.portal || c.platform.some((p) => p.ready > desk.now)) {
    c.waitsFor = 'platform';
    return 'waitingPlatform';
  }
  const call = callRecord(desk, c.call as never);
  const first = loadsOf(call, bay.bay, bay.phase === PHASE.deckIn)[0];
  if (!first) return drainCause(desk, crane, c);
  for (const m of desk.state.moves.values()) {
    if (m.kind !== 'load' || m.crane !== crane) continue;
    if (m.container !== first.container) continue;
    const v = desk.state.vehicles[m.vehicle];
    c.waitsFor = v ? v.id : m.container;
    return v?.errand === 'at-block' ? 'waitingYard' : 'waitingVehicle';
  }
  c.waitsFor = first.container;
  const position = desk.ledger.state.containers.get(first.container)?.position.kind;
  return position === 'yard' ? 'waitingVehicle' : position === 'che' ? 'waitingYard' : 'plan';
}

/** The bay's boxes are lifted; the last ones still have to leave the platform and the transfer points. */
function drainCause(desk: Desk, crane: number, c: CraneWork): CraneCause {
  if (c.portal) {
    c.waitsFor = 'platform';
    return 'waitingPlatform';
  }
  if (c.platform.length > 0) {
    if (c.platform.some((p) => p.ready > desk.now)) return 'waitingPlatform';
    return emptyVehicleCause(desk, crane, c);
  }
  const standing = desk.state.vehicles.find((v) => v.crane === crane && v.errand === 'at-crane');
  if (standing) c.waitsFor = standing.id;
  return standing && standing.move >= 0 && moveOf(desk, standing.move).kind === 'discharge'
    ? 'waitingYard'
    : 'waitingVehicle';
}
