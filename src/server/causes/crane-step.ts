// A quay crane that waits, as one link of a chain: for whom or what, by the phase of its bay. It follows the same order of questions as
// the crane's account (src/operation/quay/crane-account.ts), and names who is behind the answer.
import { callRecord, craneId, craneWork, isDouble, moveOf, portalId, teu, type Desk } from '../../operation/context.ts';
import { loadsByColumn, loadsOf, PHASE } from '../../operation/quay/bay-work.ts';
import { currentBay, platformRoom } from '../../operation/quay/crane-query.ts';
import type { BayWork, Busy, CraneWork } from '../../operation/state.ts';
import type { ContainerId } from '../../terminal/ids.ts';
import { ends, goesOn, machine, outOfWork, type Step } from './node.ts';

/** Looks at a crane. `since`: when its wait began, where that is known, ms UTC. */
export function craneStep(desk: Desk, crane: number, since: number | null): Step {
  const c = craneWork(desk, crane);
  const id = craneId(desk, crane);
  const out = outOfWork(desk, id) ?? (isDouble(desk) ? outOfWork(desk, portalId(desk, crane)) : null);
  if (out) return out;
  if (desk.state.faults.quayWind && !c.main && !c.moving) return ends('weather', machine(id, 'wind', since));
  if (c.moving || c.main?.kind === 'boom' || c.main?.kind === 'gantry')
    return ends('other-crane', machine(id, 'moves', null));
  if (c.main?.kind === 'hatch') return ends('hatch-cover', machine(id, 'cover', null));
  if (c.main) return ends('other-crane', machine(id, 'lifts', null, boxOf(desk, c.main)));
  const bay = currentBay(desk, c);
  if (!bay) return ends('no-work', machine(id, 'no-bay', since));
  if (Math.abs(c.x - c.station) > 0.01) return behindNeighbour(desk, crane, c, since);
  const outward = bay.phase === PHASE.deckOut || bay.phase === PHASE.holdOut;
  if (outward) return discharging(desk, crane, { c, bay, since });
  if (bay.phase === PHASE.holdIn || bay.phase === PHASE.deckIn) return loading(desk, crane, { c, bay, since });
  return bay.phase === PHASE.done ? draining(desk, crane, c, since) : ends('other', machine(id, 'nothing-now', since));
}

/** A crane at its bay. */
interface AtBay {
  c: CraneWork;
  bay: BayWork;
  since: number | null;
}

function boxOf(desk: Desk, busy: Busy): { box?: string } {
  const m = desk.state.moves.get(busy.move);
  return m ? { box: m.container } : {};
}

/** The neighbour that stands, or goes, within the least distance of the place where a crane has to be. */
function behindNeighbour(desk: Desk, crane: number, c: CraneWork, since: number | null): Step {
  const { minSpacing } = desk.model.craneRails;
  for (const other of [crane - 1, crane + 1]) {
    const o = desk.state.cranes[other];
    if (!o) continue;
    const ends = o.moving ? [o.x, o.target] : [o.x];
    const side = Math.sign(other - crane);
    if (ends.every((x) => (x - c.station) * side >= minSpacing)) continue;
    const link = machine(craneId(desk, crane), 'waits-room', since);
    return goesOn({ kind: 'crane', crane: other }, link);
  }
  return ends('other-crane', machine(craneId(desk, crane), 'waits-room', since));
}

function discharging(desk: Desk, crane: number, { c, bay, since }: AtBay): Step {
  const list = bay.phase === PHASE.deckOut ? bay.deckOut : bay.holdOut;
  const lift = list[bay.next];
  if (lift === undefined) return draining(desk, crane, c, since);
  const needed = lift.reduce((sum, container) => sum + teu(desk, container), 0);
  const roomy = isDouble(desk) && platformRoom(desk, c) >= needed;
  // A place is left to a load that is about to come up.
  if (roomy && bay.dual) return loading(desk, crane, { c, bay, since });
  if (roomy) return ends('other', machine(craneId(desk, crane), 'nothing-now', since));
  return platformStep(desk, crane, c, since) ?? noEmptyVehicle(desk, crane, since);
}

function loading(desk: Desk, crane: number, { c, bay, since }: AtBay): Step {
  const platform = platformStep(desk, crane, c, since);
  if (platform) return platform;
  const call = callRecord(desk, c.call as never);
  const inHold = bay.phase === PHASE.holdOut;
  const [first] = inHold ? loadsByColumn(call, bay.bay) : loadsOf(call, bay.bay, bay.phase === PHASE.deckIn);
  if (!first) return draining(desk, crane, c, since);
  const { container } = first;
  const link = machine(craneId(desk, crane), 'waits-box', since, { box: container });
  const vehicle = carrierOf(desk, crane, container);
  return goesOn(vehicle < 0 ? { kind: 'box', container, crane } : { kind: 'vehicle', vehicle }, link);
}

/** The vehicle that has a load, or goes for it; -1 without. */
function carrierOf(desk: Desk, crane: number, container: ContainerId): number {
  for (const m of desk.state.moves.values())
    if (m.kind === 'load' && m.crane === crane && m.container === container) return m.vehicle;
  return -1;
}

/** The portal trolley at work, or the locking gear; null where neither is. */
function platformStep(desk: Desk, crane: number, c: CraneWork, since: number | null): Step | null {
  const link = machine(craneId(desk, crane), 'waits-platform', since);
  if (c.portal) return ends('platform', link, machine(portalId(desk, crane), 'lifts', null, boxOf(desk, c.portal)));
  const locked = c.platform.filter((p) => p.ready > desk.now);
  const [first] = locked.sort((a, b) => a.ready - b.ready);
  if (!first) return null;
  const box = desk.state.moves.get(first.move)?.container;
  const more = { until: first.ready, ...(box !== undefined && { box }) };
  return ends('platform', machine(craneId(desk, crane), 'locks', since, more));
}

/** No vehicle stands empty under the crane: who comes, else who is in the place, else the whole fleet. */
function noEmptyVehicle(desk: Desk, crane: number, since: number | null): Step {
  const link = machine(craneId(desk, crane), 'waits-vehicle', since);
  const { vehicles } = desk.state;
  const coming = vehicles.findIndex((v) => v.errand === 'to-crane' && v.crane === crane && v.move < 0);
  if (coming >= 0) return goesOn({ kind: 'vehicle', vehicle: coming }, link);
  const owners = openOwners(desk, crane);
  const [owner] = owners;
  if (owner !== undefined && owners.every((one) => one >= 0 && one < vehicles.length))
    return goesOn({ kind: 'vehicle', vehicle: owner }, link);
  return goesOn({ kind: 'fleet', crane }, link);
}

/** The bay's boxes are lifted; the last ones still have to leave the platform and the places under the crane. */
function draining(desk: Desk, crane: number, c: CraneWork, since: number | null): Step {
  const platform = platformStep(desk, crane, c, since);
  if (platform) return platform;
  const [onPlatform] = c.platform;
  if (onPlatform && moveOf(desk, onPlatform.move).kind === 'discharge') return noEmptyVehicle(desk, crane, since);
  const vehicle = openOwners(desk, crane).find((one) => one >= 0 && one < desk.state.vehicles.length);
  if (vehicle === undefined) return ends('other', machine(craneId(desk, crane), 'nothing-now', since));
  return goesOn({ kind: 'vehicle', vehicle }, machine(craneId(desk, crane), 'waits-vehicle', since));
}

/** Who stands at, or has reserved, each open transfer point of a crane; -1 nobody. */
function openOwners(desk: Desk, crane: number): number[] {
  const { rests, restOwner } = desk.traffic.state;
  const open = (desk.layout.cranePoints[crane] as number[]).filter((r) => !rests[r]?.shut);
  return open.map((r) => restOwner[r] as number);
}
