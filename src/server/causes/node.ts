// What a chain of causes is made of: somebody who is looked at, what is told of him, and where to look next or the root.
import type { Desk } from '../../operation/context.ts';
import { isBroken } from '../../operation/faults/fault-query.ts';
import type { YardJobWork } from '../../operation/state.ts';
import type { CheId, ContainerId } from '../../terminal/ids.ts';
import type { WaitLink, WaitRoot } from '../api/waiting.ts';

/** Who is looked at. `asks`: on whose way he was found; what he does is told as it concerns that one. */
export type Node =
  | { kind: 'crane'; crane: number }
  | { kind: 'vehicle'; vehicle: number }
  | { kind: 'fleet'; crane: number }
  | { kind: 'block'; block: number }
  | { kind: 'job'; block: number; job: YardJobWork }
  | { kind: 'box'; container: ContainerId; crane: number };

/** What one look tells: links, and where to look next or the root. */
export interface Step {
  links: WaitLink[];
  next: Node | WaitRoot;
  /** The next stands in this one's road. */
  traffic?: true;
}

/** A step that ends the chain. */
export function ends(root: WaitRoot, ...links: WaitLink[]): Step {
  return { links, next: root };
}

/** A step that goes on. */
export function goesOn(next: Node, ...links: WaitLink[]): Step {
  return { links, next };
}

/** What a machine does. */
export function machine(
  id: string,
  does: WaitLink['does'],
  since: number | null,
  more: Partial<WaitLink> = {},
): WaitLink {
  return { who: { kind: 'machine', id }, does, since, ...more };
}

/** What is known of a box. */
export function boxLink(
  id: string,
  does: WaitLink['does'],
  since: number | null,
  more: Partial<WaitLink> = {},
): WaitLink {
  return { who: { kind: 'container', id }, does, since, ...more };
}

/** Why a machine gets no work, where it is out of order, stopped, or to be looked at; null where it is none of it. */
export function outOfWork(desk: Desk, che: CheId): Step | null {
  const { broken, halted, marked } = desk.state.faults;
  const fault = broken.get(che);
  if (fault && isBroken(desk, che)) {
    const until = Number.isFinite(fault.until) ? { until: fault.until } : {};
    return ends('machine-broken', machine(che, 'broken', fault.since, until));
  }
  const { stopped = null } = desk.ledger.state.handled.get(che) ?? {};
  if (stopped) return ends('person-stop', machine(che, 'stopped', stopped.at, { by: stopped.by, why: stopped.reason }));
  if (halted.has(che)) return ends('person-stop', machine(che, 'stopped', null));
  const mark = marked.get(che);
  return mark ? ends('machine-check', machine(che, 'check', mark.since)) : null;
}

/** The same for a machine that is to begin something new: one that a person has taken out of work does not. */
export function beginsNothing(desk: Desk, che: CheId): Step | null {
  const { withdrawn = null } = desk.ledger.state.handled.get(che) ?? {};
  const told = withdrawn && { by: withdrawn.by, why: withdrawn.reason };
  return outOfWork(desk, che) ?? (told && ends('person-stop', machine(che, 'withdrawn', withdrawn.at, told)));
}
