// A message may claim of a box what the record knows to be otherwise: a truck is to bring a box that stands in the yard. What is physically so
// is not given up for a message. The claim becomes a discrepancy, the box is kept where it is by a hold, and a person decides who is right.
import { hasLeft } from '../../ledger/changes.ts';
import type { LedgerEvent } from '../../ledger/events.ts';
import type { ContainerRecord } from '../../ledger/state.ts';
import type { Position, VesselSlot } from '../../terminal/container.ts';
import { DISCREPANCY_HOLD, type ClaimKind } from '../../terminal/discrepancy.ts';
import type { CallId, ContainerId } from '../../terminal/ids.ts';
import type { Desk } from '../context.ts';
import type { EdiMessage, Received } from './state.ts';

/** What was claimed of a box. */
export interface BoxClaim {
  kind: ClaimKind;
  container: ContainerId;
  call?: CallId;
  slot?: VesselSlot | null;
  /** Truck that was announced, or place that reports the box. */
  truck?: string;
  /** Mass that was told. */
  kg?: number;
}

/**
 * The events of a claim against the record; null for one that is none: nothing is known of the box, or what is known is only announced
 * itself.
 */
export function claimEvents(desk: Desk, received: Received<EdiMessage>, claim: BoxClaim): LedgerEvent[] | null {
  const { container, kind } = claim;
  const record = desk.ledger.state.containers.get(container);
  if (!record || !(isHere(desk, record.position) ? contradictsHere(desk, claim, record) : contradictsGone(desk, claim)))
    return null;
  const { file, message, sender = '' } = received;
  const { type, reference } = message;
  const mass = claim.kg === undefined ? {} : { kg: claim.kg };
  const whole = { kind, sender, file, type, reference, call: claim.call ?? null, slot: claim.slot ?? null, ...mass };
  const known = kind === 'weighs' ? ` with ${record.container.grossKg} kg` : '';
  const reason = `${type} ${reference} ${sentence(claim)}, but it ${whereText(record.position)}${known}`;
  return [
    { kind: 'discrepancy-found', container, claim: whole, recorded: record.position, reason },
    { kind: 'hold-placed', container, hold: DISCREPANCY_HOLD, reason },
  ];
}

/** True where the box is a physical fact of this terminal: not outside, and not aboard a vessel that has only been announced. */
function isHere(desk: Desk, position: Position): boolean {
  if (position.kind === 'outside') return false;
  if (position.kind !== 'vessel') return true;
  const state = desk.ledger.state.calls.get(position.call)?.state;
  return state === 'berthing' || state === 'working' || state === 'unberthing';
}

function contradictsHere(desk: Desk, { kind, call, kg }: BoxClaim, record: ContainerRecord): boolean {
  const { position } = record;
  if (kind === 'weighs') return wasLoaded(desk, record) && record.container.grossKg !== kg;
  if (kind === 'aboard') return position.kind !== 'vessel' || position.call !== call;
  return kind === 'brings' || kind === 'elsewhere';
}

/** True for a box that was set aboard here, or leaves aboard: with its mass the vessel's stability was reckoned. */
function wasLoaded(desk: Desk, { container, position }: ContainerRecord): boolean {
  if (position.kind !== 'vessel') return false;
  if (desk.ledger.state.calls.get(position.call)?.state === 'unberthing') return true;
  const done = desk.state.totals.coarri.get(position.call) ?? [];
  return done.some((line) => line.function === 'load' && line.container === container.id);
}

function contradictsGone(desk: Desk, { kind, container }: BoxClaim): boolean {
  return (kind === 'collects' || kind === 'loads') && hasLeft(desk.ledger.state, container);
}

function sentence({ kind, call, truck = '', kg = 0 }: BoxClaim): string {
  switch (kind) {
    case 'brings':
      return `says that truck ${truck} brings it`;
    case 'collects':
      return `says that truck ${truck} collects it`;
    case 'loads':
      return `lists it to be loaded onto ${call}`;
    case 'aboard':
      return `has it aboard ${call}`;
    case 'elsewhere':
      return `has it at ${truck || 'another place'}`;
    case 'weighs':
      return `says that it weighs ${kg} kg`;
  }
}

function whereText(position: Position): string {
  switch (position.kind) {
    case 'yard':
      return `stands in ${position.block}`;
    case 'vessel':
      return `is aboard ${position.call}`;
    case 'che':
      return `is on ${position.che}`;
    case 'truck':
      return 'is on a truck inside the gate';
    case 'outside':
      return 'has left the terminal';
  }
}
