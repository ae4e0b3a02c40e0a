// A vehicle that somebody waits for, and the fleet as a whole, as links of a chain.
import { craneId, vehicleWork, type Desk } from '../../operation/context.ts';
import type { Move, VehicleWork } from '../../operation/state.ts';
import type { BlockModel } from '../../terminal/model.ts';
import { ends, goesOn, machine, outOfWork, type Step } from './node.ts';

/** Looks at a vehicle. */
export function vehicleStep(desk: Desk, vehicle: number): Step {
  const v = vehicleWork(desk, vehicle);
  const out = outOfWork(desk, v.id);
  if (out) return out;
  const m = desk.state.moves.get(v.move);
  const t = desk.traffic.state.vehicles[vehicle];
  if (t && t.goal >= 0) return onRoad(desk, vehicle, v, m);
  const since = v.waitSince > 0 ? v.waitSince : null;
  const box = m ? { box: m.container as string } : {};
  switch (v.errand) {
    case 'at-block':
      return atBlock(desk, v, m, since);
    case 'at-crane':
      return underCrane(desk, v, m, since);
    case 'parked-loaded':
    case 'to-park-loaded':
      return m?.kind === 'load' ? forCrane(desk, v, m, since) : noPlace(desk, v, since, box);
    case 'charging':
      return ends('vehicle-shortage', machine(v.id, 'charges', null));
    default:
      return ends('vehicle-shortage', machine(v.id, 'drives', null, box));
  }
}

// ---- on the road ---------------------------------------------------------------------------------------------------------------------

function onRoad(desk: Desk, vehicle: number, v: VehicleWork, m: Move | undefined): Step {
  const { state } = desk.traffic;
  const t = state.vehicles[vehicle] as (typeof state.vehicles)[number];
  const block = desk.state.blocks[m?.block ?? -1]?.block;
  const errand = { ...(m && { box: m.container as string }), ...(block !== undefined && { block }) };
  if (t.kept) return ends('person-stop', machine(v.id, 'no-way', v.moved, errand));
  const waits = t.allocated < t.route.length && t.passed === t.allocated;
  if (!waits) return ends('drive', machine(v.id, deedOf(v, m), null, errand));
  const link = machine(v.id, 'waits-road', v.moved, errand);
  const holder = t.stuckAt >= 0 ? (state.owner[t.stuckAt] as number) : t.behind >= 0 ? t.behind : state.favoured;
  if (holder < 0 || holder === vehicle) return ends('traffic', link);
  return { links: [link], next: { kind: 'vehicle', vehicle: holder }, traffic: true };
}

function deedOf(v: VehicleWork, m: Move | undefined): 'comes-empty' | 'brings' | 'fetches' | 'takes-away' | 'drives' {
  if (v.errand === 'to-crane') return m ? 'brings' : 'comes-empty';
  if (v.errand === 'to-block') return m?.kind === 'load' ? 'fetches' : 'takes-away';
  if (v.errand === 'to-park-loaded') return m?.kind === 'load' ? 'brings' : 'takes-away';
  return 'drives';
}

// ---- where it stands -----------------------------------------------------------------------------------------------------------------

function atBlock(desk: Desk, v: VehicleWork, m: Move | undefined, since: number | null): Step {
  const block = desk.state.blocks[m?.block ?? -1];
  if (!m || !block) return ends('yard-crane', machine(v.id, 'waits-block', since));
  const link = machine(v.id, 'waits-block', since, { box: m.container, block: block.block });
  const job = block.jobs.find((j) => j.move === m.id) ?? block.jobs.find((j) => j.move === m.mate && m.mate >= 0);
  // Its box is in the spreader, or lies on the rack.
  return job ? goesOn({ kind: 'job', block: m.block, job }, link) : ends('yard-crane', link);
}

function underCrane(desk: Desk, v: VehicleWork, m: Move | undefined, since: number | null): Step {
  if (!m) return ends('other-crane', machine(v.id, 'in-the-way', since));
  if (m.kind === 'load') return ends('order', machine(v.id, 'in-the-way', since, { box: m.container }));
  return noPlace(desk, v, since, { box: m.container });
}

/** It has its load and no place under its crane yet. */
function forCrane(desk: Desk, v: VehicleWork, m: Move, since: number | null): Step {
  const link = machine(v.id, 'waits-crane', since, { box: m.container });
  const { rests, restOwner } = desk.traffic.state;
  const open = (desk.layout.cranePoints[m.crane] as number[]).filter((r) => !rests[r]?.shut);
  const owner = open.map((r) => restOwner[r] as number).find((one) => one >= 0 && one < desk.state.vehicles.length);
  if (owner !== undefined && open.every((r) => restOwner[r] !== -1))
    return goesOn({ kind: 'vehicle', vehicle: owner }, link);
  const plan = {
    who: { kind: 'plan' as const, id: craneId(desk, m.crane) },
    does: 'others-first' as const,
    since: null,
  };
  return ends('order', link, plan);
}

/** Its box finds no free transfer point at a block that would take it: on to the block where most vehicles stand. */
function noPlace(desk: Desk, v: VehicleWork, since: number | null, box: { box?: string }): Step {
  const link = machine(v.id, 'waits-place', since, box);
  const block = fullestBlock(desk);
  return block < 0 ? ends('no-place', link) : goesOn({ kind: 'block', block }, link);
}

// ---- the fleet -----------------------------------------------------------------------------------------------------------------------

/** Why no vehicle was sent: most stand at blocks, or none is without work; or there are some, and others of the crane's work go first. */
export function fleetStep(desk: Desk, crane: number): Step {
  const { vehicles } = desk.state;
  let atBlocks = 0;
  let free = 0;
  for (const v of vehicles) {
    if (v.errand === 'at-block') atBlocks++;
    if (v.errand === 'idle' || v.errand === 'to-park') free++;
  }
  const fleet = { kind: 'fleet' as const, id: desk.model.vehicleType.kind };
  if (free > 0) {
    const plan = { kind: 'plan' as const, id: craneId(desk, crane) };
    return ends('order', { who: plan, does: 'others-first', since: null });
  }
  const block = atBlocks * 2 > vehicles.length ? fullestBlock(desk) : -1;
  if (block < 0) return ends('vehicle-shortage', { who: fleet, does: 'none-free', since: null, n: vehicles.length });
  return goesOn({ kind: 'block', block }, { who: fleet, does: 'at-blocks', since: null, n: atBlocks });
}

/** The block at whose transfer points most vehicles stand; -1 where none does. */
function fullestBlock(desk: Desk): number {
  const standing = desk.model.blocks.map((_: BlockModel) => 0);
  for (const v of desk.state.vehicles) {
    const block = v.errand === 'at-block' ? (desk.state.moves.get(v.move)?.block ?? -1) : -1;
    if (block >= 0) standing[block] = (standing[block] as number) + 1;
  }
  let best = -1;
  standing.forEach((n, block) => {
    if (n > 0 && (best < 0 || n > (standing[best] as number))) best = block;
  });
  return best;
}
