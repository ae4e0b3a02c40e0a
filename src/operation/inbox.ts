// Messages of lines and hauliers become events of the record: a bay plan becomes a call with her boxes, a load list the moves to
// load, an announcement a truck visit. What cannot be worked is set aside with its reason.
import type { Bayplan, CallList, SetAside, TruckAnnouncement, VoyageRef } from '../edi/messages.ts';
import { stableHash } from '../kit/stable-hash.ts';
import type { LedgerEvent } from '../ledger/events.ts';
import type { Rejection } from '../ledger/laws.ts';
import type { CallRecord } from '../ledger/state.ts';
import type { Container, Position, VesselSlot } from '../terminal/container.ts';
import { id, type CallId, type ContainerId, type VisitId } from '../terminal/ids.ts';
import { geometryFromCells } from '../terminal/vessel.ts';
import type { Desk } from './context.ts';
import type { Received, WaitingList } from './state.ts';
import { freeSlots } from './load-slots.ts';

/** What the world has to do because of a message: vessels and trucks come whether the terminal knows it or not. */
export interface Coming {
  ships: { call: CallId; arrival: number; aboard: { container: ContainerId; position: Position }[] }[];
  trucks: { visit: VisitId; arrival: number; brings: ContainerId[] }[];
}

/** Takes a message in at a time; returns what the world does, and what the laws refused. */
export function receiveMessage(desk: Desk, received: Received, at: number): { coming: Coming; refused: Rejection[] } {
  const { message } = received;
  switch (message.type) {
    case 'BAPLIE':
      return receiveBayplan(desk, received, message, at);
    case 'COPRAR':
      return receiveList(desk, { ...received, message }, message, at);
    case 'COPINO':
    case 'COPARN':
      return receiveTruck(desk, received, message, at);
  }
}

/** Name of a call made from vessel and voyage, e.g. "MAERSK-CUNENE-048A". */
export function callIdOf(voyage: VoyageRef): CallId {
  const text = `${voyage.vesselName || voyage.callSign || voyage.imo || 'VESSEL'}-${voyage.voyage || '0'}`;
  return id(
    text
      .toUpperCase()
      .replace(/[^A-Z0-9]+/g, '-')
      .replace(/^-+|-+$/g, ''),
  );
}

function newCallId(desk: Desk, voyage: VoyageRef): CallId {
  const base = callIdOf(voyage);
  let name = base;
  for (let n = 2; desk.ledger.state.calls.has(name); n++) name = id(`${base}-${n}`);
  return name;
}

function asideEvents(list: readonly SetAside[], call: CallId | null, port: string): LedgerEvent[] {
  return list
    .filter((s) => s.portOfDischarge === undefined || s.portOfDischarge === '' || s.portOfDischarge === port)
    .map((s) => ({
      kind: 'container-set-aside',
      what: s.what,
      call,
      code: s.diagnostic.code,
      reason: `${s.diagnostic.message} (${s.diagnostic.where})`,
    }));
}

function receiveBayplan(
  desk: Desk,
  received: Received,
  plan: Bayplan,
  at: number,
): { coming: Coming; refused: Rejection[] } {
  const { voyage } = plan;
  const known = callOfPlan(desk, voyage);
  if (known) return receivePlanAgain(desk, received, plan, known, at);
  const call = newCallId(desk, voyage);
  const eta = Math.max(at, voyage.eta ?? at);
  const geometry = geometryFromCells(
    voyage.vesselName || call,
    plan.entries.map((e) => ({ slot: e.slot, lengthFeet: e.container.lengthFeet })),
  );
  const events: LedgerEvent[] = [
    {
      kind: 'edi-received',
      file: received.file,
      reference: plan.reference,
      type: plan.type,
      diagnostics: plan.setAside.length,
    },
    {
      kind: 'call-announced',
      call,
      vessel: voyage.vesselName || call,
      voyage: voyage.voyage,
      carrier: voyage.carrier,
      imo: voyage.imo,
      callSign: voyage.callSign,
      geometry,
      eta,
      etd: voyage.etd,
      port: received.port,
      nextPort: plan.nextPort,
    },
  ];
  const aboard: Coming['ships'][number]['aboard'] = [];
  for (const { slot, container } of plan.entries) {
    const position: Position = { kind: 'vessel', call, slot };
    const here = container.portOfDischarge === received.port;
    events.push({ kind: 'container-announced', container, position, outbound: here ? 'truck' : call });
    if (here) events.push({ kind: 'discharge-listed', call, container: container.id });
    aboard.push({ container: container.id, position });
  }
  events.push(...asideEvents(plan.setAside, call, received.port));
  const answer = take(desk, received, events, at);
  if (!answer) return none;
  // A box that the laws refused (its cell is taken, its number is in the terminal) is set aside with that reason.
  const lost = new Set<ContainerId>();
  for (const { event, why } of answer) {
    if (event.kind !== 'container-announced') continue;
    lost.add(event.container.id);
    if (event.container.portOfDischarge !== received.port) continue;
    const reason = why.message;
    desk.ledger.record(
      { kind: 'container-set-aside', what: event.container.id, call, code: 'HWS-RUN-041', reason },
      at,
    );
  }
  takeWaitingLists(desk, call, at);
  const ships = [{ call, arrival: eta, aboard: aboard.filter((b) => !lost.has(b.container)) }];
  desk.state.nextQuayPlan = at;
  desk.lookAtBerths = true;
  return { coming: { ships, trucks: [] }, refused: answer.map((a) => a.why) };
}

/** The call of which a bay plan speaks when that is known already: a later call under the same voyage is another one. */
function callOfPlan(desk: Desk, { vesselName, voyage, eta }: VoyageRef): CallRecord | undefined {
  if (vesselName === '' || voyage === '') return undefined;
  for (const call of desk.ledger.state.calls.values()) {
    if (!same(call.vessel, vesselName) || !same(call.voyage, voyage)) continue;
    const { sailed } = call.times;
    if (sailed === undefined || eta === null || eta <= sailed) return call;
  }
  return undefined;
}

/**
 * A bay plan came again: the first one counts, since work is planned on it and the vessel comes but once. Where this one tells something
 * else of a box, it is set aside for people to look at.
 */
function receivePlanAgain(
  desk: Desk,
  received: Received,
  plan: Bayplan,
  { call }: CallRecord,
  at: number,
): { coming: Coming; refused: Rejection[] } {
  const { file, port } = received;
  const events: LedgerEvent[] = [
    { kind: 'edi-received', file, reference: plan.reference, type: plan.type, diagnostics: plan.setAside.length },
  ];
  for (const { container } of plan.entries) {
    const known = desk.ledger.state.containers.get(container.id)?.container;
    const told = known && stableHash(known) === stableHash(container);
    if (container.portOfDischarge !== port || told === true) continue;
    const reason = `another bay plan of ${call} ${known ? 'tells something else of it' : 'does not name it'}, and counts`;
    events.push({ kind: 'container-set-aside', what: container.id, call, code: 'HWS-RUN-048', reason });
  }
  take(desk, received, events, at);
  return none;
}

const none = { coming: { ships: [], trucks: [] }, refused: [] };

function take(
  desk: Desk,
  received: Received,
  events: readonly LedgerEvent[],
  at: number,
): { event: LedgerEvent; why: Rejection }[] | null {
  return desk.ledger.receive(received.commandId, events, at);
}

function same(a: string, b: string): boolean {
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

function receiveList(
  desk: Desk,
  received: WaitingList['received'],
  list: CallList,
  at: number,
): { coming: Coming; refused: Rejection[] } {
  const call = findCall(desk, list.voyage);
  const head: LedgerEvent = {
    kind: 'edi-received',
    file: received.file,
    reference: list.reference,
    type: list.type,
    diagnostics: list.setAside.length,
  };
  if (!call) {
    take(desk, { ...received, commandId: `${received.commandId}/waits` }, [head], at);
    desk.state.waitingLists.push({ received, at });
    return none;
  }
  const events: LedgerEvent[] = [head];
  if (list.function === 'discharge') {
    for (const { container } of list.entries)
      if (!call.toDischarge.has(container.id))
        events.push({ kind: 'discharge-listed', call: call.call, container: container.id });
  } else events.push(...loadEvents(desk, call, list));
  events.push(...asideEvents(list.setAside, call.call, received.port));
  const answer = take(desk, received, events, at) ?? [];
  for (const { event, why } of answer) {
    if (event.kind !== 'discharge-listed' && event.kind !== 'load-listed') continue;
    const reason = why.message;
    desk.ledger.record(
      { kind: 'container-set-aside', what: event.container, call: call.call, code: 'HWS-RUN-043', reason },
      at,
    );
  }
  desk.state.nextQuayPlan = at;
  desk.lookAtBerths = true;
  return { coming: none.coming, refused: answer.map((a) => a.why) };
}

/** Lists that came before the bay plan of their vessel are taken now. */
function takeWaitingLists(desk: Desk, call: CallId, at: number): void {
  const mine = (w: WaitingList): boolean => findCall(desk, w.received.message.voyage)?.call === call;
  const ready = desk.state.waitingLists.filter(mine);
  desk.state.waitingLists = desk.state.waitingLists.filter((w) => !ready.includes(w));
  for (const { received } of ready) receiveList(desk, received, received.message, at);
}

/** Lists that have waited for a bay plan since before a time (ms UTC) are set aside with their containers. */
export function giveUpLists(desk: Desk, before: number, at: number): void {
  const late = desk.state.waitingLists.filter((w) => w.at <= before);
  desk.state.waitingLists = desk.state.waitingLists.filter((w) => w.at > before);
  for (const { received } of late) {
    const { voyage, entries } = received.message;
    const reason = `no call is known for ${voyage.vesselName || voyage.callSign} ${voyage.voyage}`;
    const aside = entries.map((e): LedgerEvent => ({
      kind: 'container-set-aside',
      what: e.container.id,
      call: null,
      code: 'HWS-RUN-042',
      reason,
    }));
    take(desk, received, aside, at);
  }
}

/**
 * A list came again: what is aboard or on the list already stays as it is, unless the list now gives another slot and the box has not been
 * fetched. A box on its way under the crane has its place in the order of the work.
 */
function listedAlready(desk: Desk, call: CallRecord, container: ContainerId, slot: VesselSlot | null): boolean {
  const position = desk.ledger.state.containers.get(container)?.position;
  if (position?.kind === 'vessel' && position.call === call.call) return true;
  const known = call.toLoad.get(container);
  if (!known) return false;
  if (slot === null || stableHash(slot) === stableHash(known)) return true;
  for (const move of desk.state.moves.values()) if (move.container === container) return true;
  return position?.kind !== 'yard' && position?.kind !== 'outside';
}

function loadEvents(desk: Desk, call: CallRecord, list: CallList): LedgerEvent[] {
  const events: LedgerEvent[] = [];
  const unplaced: Container[] = [];
  const load = (container: Container, slot: { bay: number; row: number; tier: number }): void => {
    events.push({ kind: 'load-listed', call: call.call, container: container.id, slot });
  };
  for (const { container, slot } of list.entries) {
    if (listedAlready(desk, call, container.id, slot)) continue;
    if (!desk.ledger.state.containers.has(container.id))
      events.push({ kind: 'container-announced', container, position: { kind: 'outside' }, outbound: call.call });
    if (slot) load(container, slot);
    else unplaced.push(container);
  }
  const slots = freeSlots(call, unplaced);
  for (const container of unplaced) {
    const slot = slots.get(container.id);
    if (slot) load(container, slot);
    else
      events.push({
        kind: 'container-set-aside',
        what: container.id,
        call: call.call,
        code: 'HWS-RUN-044',
        reason: 'the vessel has no free slot of its length',
      });
  }
  return events;
}

function receiveTruck(
  desk: Desk,
  received: Received,
  t: TruckAnnouncement,
  at: number,
): { coming: Coming; refused: Rejection[] } {
  const visit = id<VisitId>(`${received.commandId}/${t.truck}`);
  const arrival = Math.max(at, t.expected ?? at);
  const deliver: ContainerId[] = [];
  const collect: ContainerId[] = [];
  const events: LedgerEvent[] = [];
  for (const { movement, container } of t.entries) {
    const known = desk.ledger.state.containers.get(container.id);
    if (movement === 'deliver') {
      const why = notToBring(desk, container.id);
      if (why !== null) {
        const reason = `truck ${t.truck} announced to bring it, but ${why}`;
        events.push({ kind: 'container-set-aside', what: container.id, call: null, code: 'HWS-RUN-041', reason });
        continue;
      }
      deliver.push(container.id);
      events.push({
        kind: 'container-announced',
        container,
        position: { kind: 'outside' },
        outbound: known?.outbound ?? '',
      });
    } else {
      collect.push(container.id);
      if (!known)
        events.push({ kind: 'container-announced', container, position: { kind: 'outside' }, outbound: 'truck' });
    }
  }
  events.push({
    kind: 'visit-announced',
    visit,
    truck: t.truck,
    haulier: t.haulier,
    expected: arrival,
    deliver,
    collect,
  });
  events.push(...asideEvents(t.setAside, null, received.port));
  const answer = take(desk, received, events, at);
  if (!answer) return none;
  const refused = answer.map((a) => a.why);
  if (!desk.ledger.state.visits.has(visit)) return { coming: none.coming, refused };
  return { coming: { ships: [], trucks: [{ visit, arrival, brings: deliver }] }, refused };
}

/** Why a truck cannot bring a box: it is here or aboard already, or another truck is to bring it; null when it can. */
function notToBring(desk: Desk, container: ContainerId): string | null {
  const known = desk.ledger.state.containers.get(container);
  if (!known) return null;
  if (known.position.kind !== 'outside') return 'it is here or aboard already';
  for (const v of desk.ledger.state.visits.values())
    if (v.state === 'expected' && v.deliver.includes(container)) return `truck ${v.truck} is to bring it`;
  return null;
}
