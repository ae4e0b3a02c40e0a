// Why a quay crane waits: the chain of causes from the crane to the root, read from what the control loop and the record know at this
// moment. Changes nothing.
import type { Desk } from '../../operation/context.ts';
import type { WaitLink, WaitRoot } from '../api/waiting.ts';
import { craneStep } from './crane-step.ts';
import type { Node, Step } from './node.ts';
import { fleetStep, vehicleStep } from './vehicle-step.ts';
import { blockStep, boxStep, jobStep } from './yard-step.ts';

/** Longest chain that is told; a longer one is told as far as that. */
const MOST_STEPS = 16;

/** A chain with its root. */
export interface Chain {
  root: WaitRoot;
  links: WaitLink[];
}

/**
 * The chain of a crane that waits. `since`: when the wait began, ms UTC. One that comes back to somebody who is in it already ends there with the
 * root 'loop'.
 */
export function chainOf(desk: Desk, crane: number, since: number | null): Chain {
  const links: WaitLink[] = [];
  const seen = new Set<string>();
  let node: Node = { kind: 'crane', crane };
  let traffic = false;
  for (let steps = 0; steps < MOST_STEPS; steps++) {
    const key = keyOf(node);
    if (seen.has(key)) return looped(links, node, desk);
    seen.add(key);
    const step = look(desk, node, steps === 0 ? since : null);
    links.push(...step.links);
    traffic ||= step.traffic === true;
    // Who drives on ahead of others who wait for his road is part of the traffic.
    if (typeof step.next === 'string') return { root: traffic && step.next === 'drive' ? 'traffic' : step.next, links };
    node = step.next;
  }
  return { root: 'other', links };
}

function look(desk: Desk, node: Node, since: number | null): Step {
  switch (node.kind) {
    case 'crane':
      return craneStep(desk, node.crane, since);
    case 'vehicle':
      return vehicleStep(desk, node.vehicle);
    case 'fleet':
      return fleetStep(desk, node.crane);
    case 'block':
      return blockStep(desk, node.block);
    case 'job':
      return jobStep(desk, node.block, node.job);
    case 'box':
      return boxStep(desk, node.container, node.crane);
  }
}

function keyOf(node: Node): string {
  switch (node.kind) {
    case 'crane':
      return `crane ${node.crane}`;
    case 'vehicle':
      return `vehicle ${node.vehicle}`;
    case 'fleet':
      return 'fleet';
    case 'block':
      return `block ${node.block}`;
    case 'job':
      return `job ${node.job.id}`;
    case 'box':
      return `box ${node.container}`;
  }
}

function looped(links: WaitLink[], node: Node, desk: Desk): Chain {
  const id =
    node.kind === 'crane'
      ? (desk.model.quayCranes[node.crane]?.id ?? '')
      : node.kind === 'vehicle'
        ? (desk.state.vehicles[node.vehicle]?.id ?? '')
        : '';
  if (id !== '') links.push({ who: { kind: 'machine', id }, does: 'again', since: null });
  return { root: 'loop', links };
}
