// I4: a machine has at most one job, and a job at most one machine.
import type { OperationState } from '../../../operation/state.ts';
import type { Invariant } from './invariant.ts';

export const oneJobPerMachine: Invariant = {
  id: 'I4',
  sentence: 'Every machine has at most one job, and every job at most one machine.',
  check: ({ control }) => {
    const { state } = control.operation.desk;
    return [...vehiclesOf(state), ...yardCranesOf(state), ...quayCranesOf(state)];
  },
};

function vehiclesOf(state: OperationState): string[] {
  const found: string[] = [];
  const owner = new Map<number, string>();
  state.vehicles.forEach((v, index) => {
    if (v.move < 0) return;
    const other = owner.get(v.move);
    if (other !== undefined) found.push(`move ${v.move} is carried by ${other} and by ${v.id}`);
    owner.set(v.move, v.id);
    const move = state.moves.get(v.move);
    if (!move) found.push(`${v.id} works on move ${v.move}, which is not there`);
    else if (move.vehicle !== index) found.push(`${v.id} works on move ${v.move}, which is another vehicle's`);
  });
  for (const move of state.moves.values())
    if (move.vehicle >= 0 && !carries(state, move.vehicle, move.id, move.mate))
      found.push(`move ${move.id} is on ${state.vehicles[move.vehicle]?.id}, which does not know of it`);
  return found;
}

/** True when a vehicle works on a move, or on the one that travels with it as a pair. */
function carries(state: OperationState, vehicle: number, move: number, mate: number): boolean {
  const at = state.vehicles[vehicle]?.move ?? -1;
  return at === move || (mate >= 0 && at === mate);
}

function yardCranesOf(state: OperationState): string[] {
  const found: string[] = [];
  const owner = new Map<number, string>();
  for (const crane of state.yardCranes) {
    if (crane.job < 0) continue;
    const other = owner.get(crane.job);
    if (other !== undefined) found.push(`yard job ${crane.job} is done by ${other} and by ${crane.id}`);
    owner.set(crane.job, crane.id);
  }
  state.blocks.forEach((block) => {
    const ids = new Set<number>();
    for (const job of block.jobs) {
      if (ids.has(job.id)) found.push(`yard job ${job.id} of ${block.block} is there twice`);
      ids.add(job.id);
    }
  });
  return found;
}

function quayCranesOf(state: OperationState): string[] {
  const found: string[] = [];
  const jobs = new Map<number, string>();
  const moves = new Map<number, string>();
  state.cranes.forEach((crane, index) => {
    for (const [name, busy] of [
      [`trolley of crane ${index + 1}`, crane.main],
      [`portal trolley of crane ${index + 1}`, crane.portal],
    ] as const) {
      if (!busy) continue;
      const other = jobs.get(busy.job) ?? (busy.move >= 0 ? moves.get(busy.move) : undefined);
      if (other !== undefined) found.push(`job ${busy.job} is done by the ${other} and the ${name}`);
      jobs.set(busy.job, name);
      if (busy.move >= 0) moves.set(busy.move, name);
    }
  });
  return found;
}
