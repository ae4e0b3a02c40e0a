// A newer bay plan of a vessel that has not come to the quay is followed whole: boxes are added, withdrawn, moved and told otherwise.
import type { Bayplan } from '../../edi/messages.ts';
import { stableHash } from '../../kit/stable-hash.ts';
import type { LedgerEvent } from '../../ledger/events.ts';
import type { CallRecord } from '../../ledger/state.ts';
import type { Container, Position, VesselSlot } from '../../terminal/container.ts';
import type { ContainerId } from '../../terminal/ids.ts';
import { geometryFromCells } from '../../terminal/vessel.ts';
import { slotOf } from '../quay/bay-work.ts';
import type { Desk } from '../context.ts';
import { claimEvents } from './claims.ts';
import { aside, asideEvents, nothing, quayChanged, take, type ComingShip, type Taken } from './common.ts';
import { FUNCTION, issueOf, noteIssue, planKey, receivedEvent } from './issues.ts';
import type { Received } from './state.ts';

interface Stowed {
  slot: VesselSlot;
  container: Container;
}

/** Follows a newer bay plan of a vessel that has not been sent to the quay. */
export function followStow(desk: Desk, received: Received<Bayplan>, call: CallRecord, at: number): Taken {
  const { message: plan } = received;
  const what = issueOf(received).function;
  const before = aboardNow(desk, call);
  const after = stowAfter(before, plan, what);
  const events: LedgerEvent[] = [receivedEvent(received)];
  const moved = new Set<ContainerId>();
  const reason = `bay plan ${plan.reference} ${what === FUNCTION.cancel ? 'is cancelled' : 'is newer'}`;
  for (const [container, old] of before) {
    const now = after.get(container);
    if (now && sameWork(old, now, received.port)) continue;
    moved.add(container);
    events.push({ kind: 'container-withdrawn', call: call.call, container, reason });
  }
  const own = changedCall(received, call, after, at);
  if (own) events.push(own);
  const claims: LedgerEvent[] = [];
  for (const [container, now] of after) {
    const old = before.get(container);
    if (!old || moved.has(container)) announce(desk, received, call, now, moved.has(container), events, claims);
    else if (stableHash(old.container) !== stableHash(now.container))
      events.push({ kind: 'container-changed', container: now.container, outbound: outboundOf(now, call, received) });
  }
  events.push(...asideEvents(plan.setAside, call.call, received.port), ...claims);
  const answer = take(desk, received, events, at);
  if (!answer) return nothing();
  const { issues } = noteIssue(desk, planKey(call.call), received, {
    call: call.call,
    cancelled: what === FUNCTION.cancel,
  });
  for (const { event, why } of answer)
    if (event.kind === 'container-announced')
      desk.ledger.record(aside(event.container.id, call.call, 'HWS-RUN-041', why.message), at);
  quayChanged(desk, at);
  const ship: ComingShip = { call: call.call, arrival: call.eta, aboard: positions(desk, call), issue: issues };
  return { coming: { ...nothing().coming, ships: [ship] }, refused: answer.map((a) => a.why) };
}

function aboardNow(desk: Desk, call: CallRecord): Map<ContainerId, Stowed> {
  const stow = new Map<ContainerId, Stowed>();
  for (const [key, container] of call.cells) {
    const record = desk.ledger.state.containers.get(container);
    if (record) stow.set(container, { slot: slotOf(key), container: record.container });
  }
  return stow;
}

/** What is aboard by the newer plan: all that it names, or with what it adds, changes or takes out. */
function stowAfter(before: ReadonlyMap<ContainerId, Stowed>, plan: Bayplan, what: string): Map<ContainerId, Stowed> {
  const named = new Map(plan.entries.map((entry) => [entry.container.id, entry]));
  switch (what) {
    case FUNCTION.cancel:
      return new Map();
    case FUNCTION.remove:
      return new Map([...before].filter(([container]) => !named.has(container)));
    case FUNCTION.add:
    case FUNCTION.change:
      return new Map<ContainerId, Stowed>([...before, ...named]);
    default:
      return named;
  }
}

/** True where a box stays in its cell and in its work: only its papers may be otherwise. */
function sameWork(old: Stowed, now: Stowed, port: string): boolean {
  const sameSlot = old.slot.bay === now.slot.bay && old.slot.row === now.slot.row && old.slot.tier === now.slot.tier;
  const here = ({ container }: Stowed): boolean => container.portOfDischarge === port;
  return sameSlot && here(old) === here(now) && old.container.lengthFeet > 20 === now.container.lengthFeet > 20;
}

function outboundOf({ container }: Stowed, { call }: CallRecord, { port }: Received): string {
  return container.portOfDischarge === port ? 'truck' : call;
}

function announce(
  desk: Desk,
  received: Received<Bayplan>,
  call: CallRecord,
  now: Stowed,
  moved: boolean,
  events: LedgerEvent[],
  claims: LedgerEvent[],
): void {
  const { slot, container } = now;
  const claimed = moved
    ? null
    : claimEvents(desk, received, { kind: 'aboard', container: container.id, call: call.call, slot });
  if (claimed) {
    claims.push(...claimed);
    return;
  }
  const position: Position = { kind: 'vessel', call: call.call, slot };
  events.push({ kind: 'container-announced', container, position, outbound: outboundOf(now, call, received) });
  if (container.portOfDischarge === received.port)
    events.push({ kind: 'discharge-listed', call: call.call, container: container.id });
}

/** What the plan tells otherwise of the vessel herself; null for nothing. One whose plan is cancelled keeps her shape. */
function changedCall(
  { message: plan }: Received<Bayplan>,
  call: CallRecord,
  after: ReadonlyMap<ContainerId, Stowed>,
  at: number,
): LedgerEvent | null {
  const cells = [...after.values()].map(({ slot, container }) => ({ slot, lengthFeet: container.lengthFeet }));
  const geometry = cells.length === 0 ? call.geometry : geometryFromCells(call.geometry.name, cells);
  const { eta, etd } = plan.voyage;
  const told = {
    geometry,
    // Who makes the plan ashore does not know when she promised to come.
    eta: eta === null || call.state !== 'expected' ? call.eta : Math.max(at, eta, call.asked?.told?.eta ?? 0),
    etd: etd ?? call.etd,
    nextPort: plan.nextPort || call.nextPort,
  };
  const known = { geometry: call.geometry, eta: call.eta, etd: call.etd, nextPort: call.nextPort };
  return stableHash(told) === stableHash(known) ? null : { kind: 'call-changed', call: call.call, ...told };
}

function positions(desk: Desk, call: CallRecord): ComingShip['aboard'] {
  return [...call.cells].flatMap(([, container]) => {
    const position = desk.ledger.state.containers.get(container)?.position;
    return position ? [{ container, position }] : [];
  });
}
