// Refrigerated containers: which are on power, and what they alarm for. The laws of it, and what it does to the record. A cable is a thing of
// the world: a box is plugged in only where there is a plug, and nothing lifts it before the cable is out.
import { invariant } from '../kit/invariant.ts';
import type { ContainerId } from '../terminal/ids.ts';
import { hasPlug, type ReeferState } from '../terminal/reefer.ts';
import type { LedgerEvent } from './events.ts';
import { fine, no, type Verdict } from './rejection.ts';
import type { ContainerRecord, LedgerState } from './state.ts';

/** Events of reefers. */
const REEFER_EVENTS = [
  'reefer-plugged',
  'reefer-unplugged',
  'reefer-alarm',
  'reefer-alarm-acknowledged',
  'reefer-alarm-cleared',
] as const;

type ReeferEvent = LedgerEvent & { kind: (typeof REEFER_EVENTS)[number] };

const KINDS: ReadonlySet<string> = new Set(REEFER_EVENTS);

/** True for an event of a reefer. */
export function isReeferEvent(event: LedgerEvent): event is ReeferEvent {
  return KINDS.has(event.kind);
}

// ---- laws ------------------------------------------------------------------------------------------------------------------------

/** What the laws say of it. */
export function decideReefer(state: LedgerState, event: ReeferEvent): Verdict {
  const { container } = event;
  const reefer = state.reefers.get(container);
  switch (event.kind) {
    case 'reefer-plugged':
      return mayPlug(state, container);
    case 'reefer-unplugged':
      return reefer?.plugged ? fine : no('order', `${container} is not plugged in`);
    case 'reefer-alarm':
      if (!reefer) return no('unknown', `${container} is no reefer in the yard`);
      return reefer.alarm ? no('duplicate', `${container} alarms already`) : fine;
    case 'reefer-alarm-acknowledged':
      if (!reefer?.alarm) return no('unknown', `there is no open alarm of ${container}`);
      return reefer.alarm.by === ''
        ? fine
        : no('duplicate', `${reefer.alarm.by} has taken note of the alarm of ${container}`);
    case 'reefer-alarm-cleared':
      return reefer?.alarm ? fine : no('unknown', `there is no open alarm of ${container}`);
  }
}

function mayPlug(state: LedgerState, container: ContainerId): Verdict {
  const reefer = state.reefers.get(container);
  const at = state.containers.get(container)?.position;
  if (!reefer || at?.kind !== 'yard') return no('unknown', `${container} is no reefer in the yard`);
  if (reefer.plugged) return no('order', `${container} is plugged in already`);
  return hasPlug(state.blocks.get(at.block)?.reeferBays ?? [], at.slot.bay)
    ? fine
    : no('no-plug', `${container} stands in ${at.block} bay ${at.slot.bay}, where there is no plug`);
}

/** A box is not lifted while its cable is in. */
export function mayLift(state: LedgerState, container: ContainerId): Verdict {
  return state.reefers.get(container)?.plugged ? no('plugged', `${container} is plugged in`) : fine;
}

// ---- what it does to the record ----------------------------------------------------------------------------------------------------

/** Takes a reefer's event in at a time, ms UTC. */
export function evolveReefer(state: LedgerState, event: ReeferEvent, at: number): void {
  const reefer = state.reefers.get(event.container);
  invariant(reefer, `event names ${event.container}, which is no reefer in the yard`);
  switch (event.kind) {
    case 'reefer-plugged':
      return setPower(reefer, true, at);
    case 'reefer-unplugged':
      setPower(reefer, false, at);
      // Without its cable it has no supply that could fail.
      if (reefer.alarm?.kind === 'power') reefer.alarm = null;
      return settle(state, reefer);
    case 'reefer-alarm':
      reefer.alarm = { kind: event.alarm, since: at, celsius: event.celsius, by: '', seenAt: 0 };
      return;
    case 'reefer-alarm-acknowledged':
      if (reefer.alarm) Object.assign(reefer.alarm, { by: event.by, seenAt: at });
      return;
    case 'reefer-alarm-cleared':
      reefer.alarm = null;
      return settle(state, reefer);
  }
}

function setPower(reefer: ReeferState, plugged: boolean, at: number): void {
  reefer.plugged = plugged;
  reefer.since = at;
}

/** A container was put somewhere: a reefer that comes to the yard is off power; one that leaves it for a vessel or a truck is theirs. */
export function reeferPut(
  state: LedgerState,
  { container, position }: Pick<ContainerRecord, 'container' | 'position'>,
  at: number,
): void {
  const { id } = container;
  const known = state.reefers.get(id);
  if (position.kind === 'yard') {
    // Moved by a person's word: it cannot have kept its cable.
    if (known?.plugged) setPower(known, false, at);
    if (!known && container.reeferC !== null)
      state.reefers.set(id, { container: id, plugged: false, since: at, alarm: null });
  } else if (known && position.kind !== 'che') state.reefers.delete(id);
}

/** What is known of a container is otherwise: one that stands in the yard may want a plug now, or no longer. */
export function reeferTold(state: LedgerState, record: ContainerRecord, at: number): void {
  const known = state.reefers.get(record.container.id);
  if (known) return settle(state, known);
  if (record.position.kind === 'yard') reeferPut(state, record, at);
}

/** Forgets one that is no reefer after all, when its cable is out and nothing is open. */
function settle(state: LedgerState, { container, plugged, alarm }: ReeferState): void {
  if (plugged || alarm) return;
  if (state.containers.get(container)?.container.reeferC === null) state.reefers.delete(container);
}
