// evolve(): the only code that changes the ledger's state. It trusts the event: decide() has checked it, or the journal holds it.
import { invariant } from '../kit/invariant.ts';
import type { Position } from '../terminal/container.ts';
import type { CallId, CheId, ContainerId } from '../terminal/ids.ts';
import { evolveArrival, isArrivalEvent } from './arrivals.ts';
import { evolvePin, isPinEvent } from './berth-pins.ts';
import { evolveChange, isChange } from './changes.ts';
import type { LedgerEvent } from './events.ts';
import { awaited, forget, KEPT_MS, leaves } from './forget.ts';
import { lowerBottom, named } from './grounds.ts';
import { evolveLoadMove, isLoadMove } from './load-moves.ts';
import { evolveAct, isActEvent } from './machine-acts.ts';
import { evolveHold, keepAshore, loaded } from './holds.ts';
import { slotKey, stackIndex, type CallRecord, type ContainerRecord, type LedgerState } from './state.ts';
import { evolveReefer, isReeferEvent, reeferPut } from './reefers.ts';
import { evolveRange, isRangeEvent } from './yard-ranges.ts';

/** Applies one event that happened at a time (ms UTC). */
export function evolve(state: LedgerState, event: LedgerEvent, at: number): void {
  state.at = at;
  if (isChange(event)) return evolveChange(state, event, at);
  if (isPinEvent(event)) return evolvePin(state, event, at);
  if (isArrivalEvent(event)) return evolveArrival(state, event, at);
  if (isLoadMove(event)) return evolveLoadMove(state, event, at);
  if (isRangeEvent(event)) return evolveRange(state, event, at);
  if (isReeferEvent(event)) return evolveReefer(state, event, at);
  if (isActEvent(event)) return evolveAct(state, event, at);
  switch (event.kind) {
    case 'call-announced':
      return announceCall(state, event, at);
    case 'container-announced':
      return announceContainer(state, event, at);
    case 'container-set-aside':
      state.setAside.push({ what: event.what, call: event.call, code: event.code, reason: event.reason });
      if (event.call) callOf(state, event.call).setAside++;
      return;
    case 'discharge-listed':
    case 'load-listed':
    case 'load-replanned':
    case 'loads-exchanged':
    case 'restow-listed':
      return list(state, event);
    case 'call-state': {
      const call = callOf(state, event.call);
      call.state = event.state;
      call.times[event.state] = at;
      if (event.state === 'sailed') sail(state, call, at);
      return;
    }
    case 'call-refused':
      return refuse(state, callOf(state, event.call), at);
    case 'berth-planned':
      callOf(state, event.call).berth = berthOf(event);
      return;
    case 'hatch-cover':
      return cover(callOf(state, event.call), event);
    case 'picked':
      return pick(state, event, at);
    case 'placed':
      return place(state, event, at);
    case 'hold-placed':
    case 'hold-released':
    case 'hold-too-late':
      return evolveHold(state, event);
    case 'visit-announced':
      announceVisit(state, event);
      return;
    case 'visit-state':
      return visitState(state, event, at);
    case 'cranes-planned':
    case 'slot-chosen':
    case 'edi-received':
    case 'message-passed-over':
    case 'command-answered':
    case 'reports-taken':
    case 'report-refused':
    case 'set-down-elsewhere':
    case 'machine-cleared':
      return;
    case 'inventory-corrected':
      return correct(state, event, at);
    case 'message-quarantined':
      return putAside(state, event, at);
  }
}

/** A message that failed too often is kept in mind for a while. */
function putAside(state: LedgerState, event: LedgerEvent & { kind: 'message-quarantined' }, at: number): void {
  const { file, reference, type, reason } = event;
  const kept = state.quarantined.filter((one) => one.at + KEPT_MS >= at);
  state.quarantined = [...kept, { file, reference, type, reason, at }];
}

type Listed = LedgerEvent & {
  kind: 'discharge-listed' | 'load-listed' | 'load-replanned' | 'loads-exchanged' | 'restow-listed';
};

/** Changes to a call's lists of work. */
function list(state: LedgerState, event: Listed): void {
  const call = callOf(state, event.call);
  call.listVersion++;
  switch (event.kind) {
    case 'discharge-listed': {
      call.toDischarge.add(event.container);
      call.listed.discharge++;
      return;
    }
    case 'load-listed': {
      if (!call.keptAshore.delete(event.container)) call.listed.load++;
      call.rolled.delete(event.container);
      call.toLoad.set(event.container, event.slot);
      call.byHand?.delete(event.container);
      lowerBottom(call, event.slot);
      recordOf(state, event.container).outbound = event.call;
      awaited(state, event.container);
      return keepAshore(state, recordOf(state, event.container));
    }
    case 'load-replanned': {
      call.keptAshore.delete(event.container);
      if (event.slot)
        (call.toRestow.has(event.container) ? call.toRestow : call.toLoad).set(event.container, event.slot);
      else {
        call.toLoad.delete(event.container);
        call.toRestow.delete(event.container);
        call.rolled.set(event.container, event.reason);
        recordOf(state, event.container).outbound = '';
      }
      return;
    }
    case 'loads-exchanged': {
      const [a, b] = event.containers;
      const [cellOfA, cellOfB] = [call.toLoad.get(a), call.toLoad.get(b)];
      invariant(cellOfA && cellOfB, `exchange of ${a} and ${b}, which are not both to be loaded`);
      call.toLoad.set(a, cellOfB).set(b, cellOfA);
      return;
    }
    case 'restow-listed': {
      call.toRestow.set(event.container, event.slot);
      call.listed.restow++;
      return;
    }
  }
}

function cover({ openCovers }: CallRecord, { cover: name, open }: LedgerEvent & { kind: 'hatch-cover' }): void {
  if (open) openCovers.add(name);
  else openCovers.delete(name);
}

function callOf(state: LedgerState, call: CallId): CallRecord {
  const record = state.calls.get(call);
  invariant(record, `event names unknown call ${call}`);
  return record;
}

function recordOf(state: LedgerState, container: ContainerId): ContainerRecord {
  const record = state.containers.get(container);
  invariant(record, `event names unknown container ${container}`);
  return record;
}

function announceCall(state: LedgerState, e: LedgerEvent & { kind: 'call-announced' }, at: number): void {
  state.calls.set(e.call, {
    call: e.call,
    vessel: e.vessel,
    voyage: e.voyage,
    carrier: e.carrier,
    imo: e.imo,
    callSign: e.callSign,
    geometry: e.geometry,
    eta: e.eta,
    etd: e.etd,
    port: e.port,
    nextPort: e.nextPort,
    state: 'expected',
    times: { expected: at },
    berth: null,
    toDischarge: new Set(),
    toLoad: new Map(),
    toRestow: new Map(),
    keptAshore: new Map(),
    rolled: new Map(),
    heldAboard: new Set(),
    listVersion: 0,
    listed: { discharge: 0, load: 0, restow: 0 },
    done: { discharge: 0, load: 0, restow: 0 },
    setAside: 0,
    cells: new Map(),
    bottoms: new Map(),
    grounds: new Set(),
    openCovers: new Set(),
  });
}

function announceContainer(state: LedgerState, e: LedgerEvent & { kind: 'container-announced' }, at: number): void {
  const known = state.containers.get(e.container.id);
  const record: ContainerRecord = {
    container: e.container,
    position: { kind: 'outside' },
    outbound: e.outbound || (known?.outbound ?? ''),
    holds: known?.holds ?? new Map<string, string>(),
    yardSince: 0,
  };
  // A box that is known keeps its record, so that who has looked it up once need not do so again.
  if (known) Object.assign(known, record);
  else state.containers.set(e.container.id, record);
  awaited(state, e.container.id);
  put(state, known ?? record, e.position, at);
  if (e.position.kind === 'vessel') named(callOf(state, e.position.call), e.position.slot);
}

function announceVisit(state: LedgerState, e: LedgerEvent & { kind: 'visit-announced' }): void {
  const { visit, truck, haulier, expected, deliver, collect } = e;
  for (const id of deliver) awaited(state, id);
  state.visits.set(visit, {
    visit,
    truck,
    haulier,
    expected,
    deliver,
    collect,
    state: 'expected',
    gateIn: 0,
    gateOut: 0,
  });
}

/** Takes a container from where it is. */
function take(state: LedgerState, record: ContainerRecord): void {
  const p = record.position;
  const id = record.container.id;
  switch (p.kind) {
    case 'vessel': {
      const call = callOf(state, p.call);
      call.cells.delete(slotKey(p.slot.bay, p.slot.row, p.slot.tier));
      call.heldAboard.delete(id);
      return;
    }
    case 'yard': {
      const block = state.blocks.get(p.block);
      invariant(block, `unknown block ${p.block}`);
      (block.stacks[stackIndex(block, p.slot.bay, p.slot.row)] as ContainerId[]).pop();
      block.count--;
      return;
    }
    case 'che': {
      const left = (state.holding.get(p.che) ?? []).filter((c) => c !== id);
      if (left.length > 0) state.holding.set(p.che, left);
      else state.holding.delete(p.che);
      return;
    }
    case 'truck':
    case 'outside':
      return;
  }
}

/** Puts a container somewhere. */
function put(state: LedgerState, record: ContainerRecord, to: Position, at: number): void {
  const id = record.container.id;
  record.position = to;
  reeferPut(state, record, at);
  switch (to.kind) {
    case 'vessel': {
      const call = callOf(state, to.call);
      call.cells.set(slotKey(to.slot.bay, to.slot.row, to.slot.tier), id);
      lowerBottom(call, to.slot);
      return;
    }
    case 'yard': {
      const block = state.blocks.get(to.block);
      invariant(block, `unknown block ${to.block}`);
      (block.stacks[stackIndex(block, to.slot.bay, to.slot.row)] as ContainerId[]).push(id);
      block.count++;
      if (record.yardSince === 0) record.yardSince = at;
      return;
    }
    case 'che':
      hold(state, to.che, id);
      return;
    case 'truck':
    case 'outside':
      return;
  }
}

function hold(state: LedgerState, che: CheId, container: ContainerId): void {
  state.holding.set(che, [...(state.holding.get(che) ?? []), container]);
}

function pick(state: LedgerState, e: LedgerEvent & { kind: 'picked' }, at: number): void {
  const record = recordOf(state, e.container);
  take(state, record);
  put(state, record, { kind: 'che', che: e.che }, at);
  if (e.rehandle) state.rehandles++;
  if (e.from.kind === 'vessel') {
    const call = callOf(state, e.from.call);
    if (call.toDischarge.delete(e.container)) call.done.discharge++;
  }
}

function place(state: LedgerState, e: LedgerEvent & { kind: 'placed' }, at: number): void {
  const record = recordOf(state, e.container);
  const before = record.yardSince;
  take(state, record);
  put(state, record, e.to, at);
  if (e.to.kind === 'yard' && before === 0) state.yardIn++;
  if (before > 0 && (e.to.kind === 'truck' || e.to.kind === 'vessel')) {
    state.yardOut++;
    record.yardSince = 0;
  }
  if (e.to.kind === 'vessel') {
    const call = callOf(state, e.to.call);
    call.listVersion++;
    if (loaded(call, record)) call.done.load++;
    else if (call.toRestow.delete(e.container)) call.done.restow++;
  }
}

/** A box is put where it was found. Lists of calls stay as they are: the work follows the record. */
function correct(state: LedgerState, e: LedgerEvent & { kind: 'inventory-corrected' }, at: number): void {
  const record = recordOf(state, e.container);
  take(state, record);
  put(state, record, e.to, at);
  if (e.to.kind !== 'yard' && e.to.kind !== 'che') record.yardSince = 0;
}

function visitState(state: LedgerState, e: LedgerEvent & { kind: 'visit-state' }, at: number): void {
  const visit = state.visits.get(e.visit);
  invariant(visit, `event names unknown visit ${e.visit}`);
  visit.state = e.state;
  if (e.state === 'inside' && visit.gateIn === 0) visit.gateIn = at;
  if (e.state === 'at-gate')
    for (const id of visit.deliver) put(state, recordOf(state, id), { kind: 'truck', visit: e.visit }, at);
  if (e.state !== 'gone') return;
  visit.gateOut = at;
  state.gone.visits.set(e.visit, at);
  for (const id of [...visit.deliver, ...visit.collect]) {
    state.gateMoves++;
    const record = state.containers.get(id);
    if (record?.position.kind !== 'truck') continue;
    record.position = { kind: 'outside' };
    leaves(state, id, at);
  }
  forget(state, at);
}

/** The call ends at once: her lists are empty, her boxes are none of the terminal's business. */
function refuse(state: LedgerState, call: CallRecord, at: number): void {
  call.toDischarge = new Set();
  call.toLoad = new Map();
  call.keptAshore = new Map();
  call.listVersion++;
  call.state = 'sailed';
  call.times.sailed = at;
  sail(state, call, at);
}

/** What is aboard leaves with the vessel. */
function sail(state: LedgerState, call: CallRecord, at: number): void {
  for (const id of call.cells.values()) {
    recordOf(state, id).position = { kind: 'outside' };
    leaves(state, id, at);
  }
  call.cells = new Map();
  call.heldAboard = new Set();
  forget(state, at);
}

/** Journals from before cranes were planned with the berth tell none. */
function berthOf({ x, start, end, cranes }: Extract<LedgerEvent, { kind: 'berth-planned' }>): CallRecord['berth'] {
  return cranes === undefined ? { x, start, end } : { x, start, end, cranes };
}
