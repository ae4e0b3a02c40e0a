// What a message or an event speaks of: the containers and the call that it names. Two that name the same one may conflict.
import type { Incoming } from '../../operation/inbox/state.ts';
import type { LedgerEvent } from '../../ledger/events.ts';
import type { Container } from '../../terminal/container.ts';
import { callIdOf } from '../../operation/inbox/plan.ts';

/** Containers of a message, and the call where it is about a vessel. */
export function subjectsOfMessage(message: Incoming): string[] {
  if (message.type === 'DECISION' || message.type === 'REEFER_ALARM') return [boxName(message.container)];
  if (message.type === 'MACHINE_CHECK') return message.found.map(({ container }) => boxName(container));
  if (message.type === 'YARD_RANGE' || message.type === 'MACHINE' || message.type === 'EXCEPTION') return [];
  if (message.type === 'LOAD_MOVE') return [callName(message.call), boxName(message.container)];
  if (message.type === 'BERTH_PIN') return [callName(message.call)];
  const boxes = message.entries.flatMap((entry) => {
    const box = 'container' in entry ? entry.container : entry.id;
    return box === null ? [] : [boxName(box)];
  });
  return 'voyage' in message ? [callName(callIdOf(message.voyage)), ...boxes] : boxes;
}

/** Containers and call of an event. */
export function subjectsOfEvent(event: LedgerEvent): string[] {
  const subjects: string[] = [];
  if ('container' in event) subjects.push(boxName(event.container));
  if ('call' in event && event.call !== null) subjects.push(callName(event.call));
  if (event.kind === 'container-set-aside') subjects.push(boxName(event.what));
  if (event.kind === 'visit-announced') subjects.push(...[...event.deliver, ...event.collect].map(boxName));
  return subjects;
}

function boxName(container: Container | string): string {
  return `container ${typeof container === 'string' ? container : container.id}`;
}

function callName(call: string): string {
  return `call ${call}`;
}
