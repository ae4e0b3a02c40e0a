// Bay plans: the first one of a vessel makes her call, with all that is aboard; a newer one is followed as long as it speaks of what is to come.
import type { Bayplan, VoyageRef } from '../../edi/messages.ts';
import { stableHash } from '../../kit/stable-hash.ts';
import { stowIsPlan } from '../../ledger/changes.ts';
import type { LedgerEvent } from '../../ledger/events.ts';
import type { CallRecord } from '../../ledger/state.ts';
import type { Position } from '../../terminal/container.ts';
import { id, type CallId, type ContainerId } from '../../terminal/ids.ts';
import { geometryFromCells } from '../../terminal/vessel.ts';
import type { Desk } from '../context.ts';
import { claimEvents } from './claims.ts';
import { aside, asideEvents, nothing, quayChanged, same, take, type ComingShip, type Taken } from './common.ts';
import {
  issueOf,
  needsOriginal,
  noteIssue,
  passOver,
  passOverOlder,
  planKey,
  receivedEvent,
  standingOf,
  takeWaitingChanges,
  waitForOriginal,
  FUNCTION,
} from './issues.ts';
import { followWhileWorked } from './plan-quay.ts';
import { followStow } from './plan-stow.ts';
import type { Received } from './state.ts';

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

/** Takes a bay plan in. */
export function receiveBayplan(desk: Desk, received: Received<Bayplan>, at: number): Taken {
  const known = callOfPlan(desk, received.message.voyage);
  if (known) return receivePlanAgain(desk, received, known, at);
  if (needsOriginal(received)) {
    waitForOriginal(desk, received, at);
    return nothing();
  }
  const taken = receiveFirstPlan(desk, received, at);
  const call = taken.coming.ships[0]?.call;
  const mine = ({ message }: Received): boolean =>
    message.type === 'BAPLIE' && callOfPlan(desk, message.voyage)?.call === call;
  for (const change of call === undefined ? [] : takeWaitingChanges(desk, mine)) {
    const again = receiveBayplan(desk, change as Received<Bayplan>, at);
    taken.coming.ships.push(...again.coming.ships);
    taken.refused.push(...again.refused);
  }
  return taken;
}

function receiveFirstPlan(desk: Desk, received: Received<Bayplan>, at: number): Taken {
  const plan = received.message;
  const call = newCallId(desk, plan.voyage);
  const announced = callEvent(received, call, at);
  const events: LedgerEvent[] = [receivedEvent(received), announced];
  const claims: LedgerEvent[] = [];
  const aboard: ComingShip['aboard'] = [];
  for (const { slot, container } of plan.entries) {
    const claimed = claimEvents(desk, received, { kind: 'aboard', container: container.id, call, slot });
    if (claimed) {
      claims.push(...claimed);
      continue;
    }
    const position: Position = { kind: 'vessel', call, slot };
    const here = container.portOfDischarge === received.port;
    events.push({ kind: 'container-announced', container, position, outbound: here ? 'truck' : call });
    if (here) events.push({ kind: 'discharge-listed', call, container: container.id });
    aboard.push({ container: container.id, position });
  }
  events.push(...asideEvents(plan.setAside, call, received.port), ...claims);
  const answer = take(desk, received, events, at);
  if (!answer) return nothing();
  noteIssue(desk, planKey(call), received, { call });
  // A box that the laws refused (its cell is taken, its number is in the terminal) is set aside with that reason.
  const lost = new Set<ContainerId>();
  for (const { event, why } of answer) {
    if (event.kind !== 'container-announced') continue;
    lost.add(event.container.id);
    if (event.container.portOfDischarge !== received.port) continue;
    desk.ledger.record(aside(event.container.id, call, 'HWS-RUN-041', why.message), at);
  }
  quayChanged(desk, at);
  const ship = { call, arrival: announced.eta, aboard: aboard.filter((b) => !lost.has(b.container)), issue: 1 };
  return { coming: { ...nothing().coming, ships: [ship] }, refused: answer.map((a) => a.why) };
}

function callEvent(
  { message: plan, port }: Received<Bayplan>,
  call: CallId,
  at: number,
): LedgerEvent & { kind: 'call-announced' } {
  const { voyage } = plan;
  const cells = plan.entries.map((e) => ({ slot: e.slot, lengthFeet: e.container.lengthFeet }));
  return {
    kind: 'call-announced',
    call,
    vessel: voyage.vesselName || call,
    voyage: voyage.voyage,
    carrier: voyage.carrier,
    imo: voyage.imo,
    callSign: voyage.callSign,
    geometry: geometryFromCells(voyage.vesselName || call, cells),
    eta: Math.max(at, voyage.eta ?? at),
    etd: voyage.etd,
    port,
    nextPort: plan.nextPort,
  };
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

/** A bay plan of a vessel that has one: a newer one is followed, an older one passed over; where nothing tells, the first one counts. */
function receivePlanAgain(desk: Desk, received: Received<Bayplan>, call: CallRecord, at: number): Taken {
  const known = desk.state.documents.get(planKey(call.call));
  const standing = standingOf(known, received);
  if (known && standing === 'older') {
    passOverOlder(desk, received, at, known);
    return nothing();
  }
  if (standing !== 'newer') return keepFirst(desk, received, call, at);
  if (stowIsPlan(call)) return followStow(desk, received, call, at);
  if (call.state === 'unberthing' || call.state === 'sailed' || issueOf(received).function === FUNCTION.cancel) {
    const has = call.state === 'sailed' ? 'has sailed' : 'is at the quay';
    passOver(desk, received, at, 'HWS-RUN-065', `the vessel of ${call.call} ${has}`);
    return nothing();
  }
  return followWhileWorked(desk, received, call, at);
}

/** Where this plan tells something else of a box than the first one, the box is set aside for people to look at. */
function keepFirst(desk: Desk, received: Received<Bayplan>, { call }: CallRecord, at: number): Taken {
  const { message: plan, port } = received;
  const events: LedgerEvent[] = [receivedEvent(received)];
  for (const { container } of plan.entries) {
    const known = desk.ledger.state.containers.get(container.id)?.container;
    const told = known && stableHash(known) === stableHash(container);
    if (container.portOfDischarge !== port || told === true) continue;
    const reason = `another bay plan of ${call} ${known ? 'tells something else of it' : 'does not name it'}, and counts`;
    events.push(aside(container.id, call, 'HWS-RUN-048', reason));
  }
  take(desk, received, events, at);
  return nothing();
}
