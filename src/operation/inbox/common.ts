// What the readers of plans, lists and announcements share: the world's part of a message, the proposal of its events, and boxes set aside.
import type { SetAside, VoyageRef } from '../../edi/messages.ts';
import type { LedgerEvent } from '../../ledger/events.ts';
import type { Rejection } from '../../ledger/laws.ts';
import type { CallRecord, ContainerRecord } from '../../ledger/state.ts';
import type { Position } from '../../terminal/container.ts';
import type { CallId, ContainerId, VisitId } from '../../terminal/ids.ts';
import type { Desk } from '../context.ts';
import type { Received } from './state.ts';

/** A vessel that comes, with what is aboard. `issue`: counts her bay plans; from the second on she has other boxes aboard than was told. */
export interface ComingShip {
  call: CallId;
  arrival: number;
  aboard: { container: ContainerId; position: Position }[];
  issue: number;
}

/** What the world has to do because of a message: vessels and trucks come whether the terminal knows it or not. */
export interface Coming {
  ships: ComingShip[];
  trucks: { visit: VisitId; arrival: number; brings: ContainerId[] }[];
  /** Trucks that do not come any more. */
  cancelled: VisitId[];
}

/** What came of a message. */
export interface Taken {
  coming: Coming;
  /** What the laws refused. */
  refused: Rejection[];
}

/** Nothing comes and nothing was refused. */
export function nothing(): Taken {
  return { coming: { ships: [], trucks: [], cancelled: [] }, refused: [] };
}

/** An event that the laws refused, and why. */
export type Refused = { event: LedgerEvent; why: Rejection };

/** Proposes a message's events under its command; null when they were taken before. */
export function take(desk: Desk, received: Received, events: readonly LedgerEvent[], at: number): Refused[] | null {
  return desk.ledger.receive(received.commandId, events, at);
}

/** A box is set aside because of a message of which something else was worked. */
export function aside(what: string, call: CallId | null, code: string, reason: string): LedgerEvent {
  return { kind: 'container-set-aside', what, call, code, reason };
}

/** The mass of a box is told otherwise. */
export function weighed({ container, outbound }: ContainerRecord, grossKg: number): LedgerEvent {
  return { kind: 'container-changed', container: { ...container, grossKg }, outbound };
}

/** A message speaks of a box of which nothing is known here. */
export function notKnown(container: string): LedgerEvent {
  return aside(container, null, 'HWS-RUN-090', 'no container of this number is known here');
}

/** Entries that the reader set aside, where they concern this port. */
export function asideEvents(list: readonly SetAside[], call: CallId | null, port: string): LedgerEvent[] {
  return list
    .filter((s) => s.portOfDischarge === undefined || s.portOfDischarge === '' || s.portOfDischarge === port)
    .map((s) => aside(s.what, call, s.diagnostic.code, `${s.diagnostic.message} (${s.diagnostic.where})`));
}

/** True for two names that are told and are the same. */
export function same(a: string, b: string): boolean {
  return a !== '' && a.toUpperCase() === b.toUpperCase();
}

/** The call that a list speaks of: by vessel and voyage, else by call sign or IMO number; not one that has sailed. */
export function findCall(desk: Desk, voyage: VoyageRef): CallRecord | undefined {
  const open = [...desk.ledger.state.calls.values()].filter((c) => c.state !== 'sailed' && c.state !== 'unberthing');
  return (
    open.find((c) => same(c.vessel, voyage.vesselName) && same(c.voyage, voyage.voyage)) ??
    open.find((c) => same(c.vessel, voyage.vesselName) || same(c.callSign, voyage.callSign) || same(c.imo, voyage.imo))
  );
}

/** The quay and its berths are planned anew in this turn. */
export function quayChanged(desk: Desk, at: number): void {
  desk.state.nextQuayPlan = at;
  desk.lookAtBerths = true;
}
