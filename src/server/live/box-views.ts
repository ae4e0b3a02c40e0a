// Containers as the control room draws them, and which of them changed since it was told last.
import type { LedgerEvent } from '../../ledger/events.ts';
import type { CallRecord, ContainerRecord, LedgerState } from '../../ledger/state.ts';
import type { CallId, ContainerId, VisitId } from '../../terminal/ids.ts';
import type { BoxClass, BoxView } from '../api.ts';

/** True while a call's vessel, and what is aboard, is seen at the quay. */
export function atQuay(call: CallRecord): boolean {
  return call.state === 'berthing' || call.state === 'working' || call.state === 'unberthing';
}

/** Category of a box; the first that holds. `home`: UN/LOCODE of this terminal. */
export function classOf(record: ContainerRecord, home: string): BoxClass {
  const { container, outbound } = record;
  if (container.dangerous.length > 0) return 'dangerous';
  if (container.reeferC !== null) return 'reefer';
  if (!container.full) return 'empty';
  const byVessel = outbound !== '' && outbound !== 'truck';
  if (container.portOfLoading === home) return 'export';
  return byVessel ? 'transhipment' : 'import';
}

/** A box as it is drawn; null where it is not seen: outside, or aboard a vessel that is not at the quay. */
export function boxView(state: LedgerState, id: ContainerId, home: string): BoxView | null {
  const record = state.containers.get(id);
  if (!record) return null;
  const { position, container } = record;
  const box = { id, feet: container.lengthFeet, class: classOf(record, home) };
  switch (position.kind) {
    case 'yard':
      return { ...box, on: 'yard', key: position.block, ...slotOf(position.slot) };
    case 'vessel': {
      const call = state.calls.get(position.call);
      return call && atQuay(call) ? { ...box, on: 'vessel', key: position.call, ...slotOf(position.slot) } : null;
    }
    case 'che':
      return { ...box, on: 'che', key: position.che, a: halfOf(state, position.che, record), b: 0, c: 0 };
    case 'truck':
      return { ...box, on: 'truck', key: position.visit, a: 0, b: 0, c: 0 };
    case 'outside':
      return null;
  }
}

function slotOf({ bay, row, tier }: { bay: number; row: number; tier: number }): { a: number; b: number; c: number } {
  return { a: bay, b: row, c: tier };
}

/** Half of the machine's place that a 20' box takes (1 or 2); 0 for one that is alone. */
function halfOf(state: LedgerState, che: string, record: ContainerRecord): number {
  const held = state.holding.get(che as never) ?? [];
  return held.length > 1 && record.container.lengthFeet === 20 ? 1 + (held.indexOf(record.container.id) % 2) : 0;
}

/** Keeps what screens were told of boxes, and what has changed since. */
export class BoxFeed {
  private readonly home: string;
  private readonly shown = new Map<ContainerId, BoxView>();
  private readonly changed = new Set<ContainerId>();
  private readonly calls = new Set<CallId>();
  private readonly visits = new Set<VisitId>();

  constructor(home: string) {
    this.home = home;
  }

  /** Begins with everything that is seen in a state. */
  begin(state: LedgerState): void {
    this.shown.clear();
    this.changed.clear();
    this.calls.clear();
    this.visits.clear();
    for (const id of state.containers.keys()) this.show(state, id);
  }

  /** All boxes that are seen now. What take() has not told yet it will tell all the same. */
  all(state: LedgerState): BoxView[] {
    const views: BoxView[] = [];
    for (const id of state.containers.keys()) {
      const view = boxView(state, id, this.home);
      if (view) views.push(view);
    }
    return views;
  }

  /** To be called for each event of the ledger. */
  observe(event: LedgerEvent): void {
    switch (event.kind) {
      case 'container-announced':
      case 'container-changed':
        this.changed.add(event.container.id);
        return;
      case 'inventory-corrected':
      case 'picked':
      case 'placed':
      case 'load-listed':
      case 'load-replanned':
        this.changed.add(event.container);
        return;
      case 'loads-exchanged':
        for (const id of event.containers) this.changed.add(id);
        return;
      case 'call-state':
        this.calls.add(event.call);
        return;
      case 'visit-state':
        this.visits.add(event.visit);
        return;
      default:
        return;
    }
  }

  /** What changed since the last time. */
  take(state: LedgerState): { boxes: BoxView[]; gone: string[] } {
    this.spread(state);
    const boxes: BoxView[] = [];
    const gone: string[] = [];
    for (const id of this.changed) {
      const before = this.shown.get(id);
      const now = this.show(state, id);
      if (now === null) {
        if (before) gone.push(id);
      } else if (!before || !same(before, now)) boxes.push(now);
    }
    this.changed.clear();
    return { boxes, gone };
  }

  /** A vessel's or truck's change of state changes all boxes on it. */
  private spread(state: LedgerState): void {
    for (const id of this.calls) for (const box of state.calls.get(id)?.cells.values() ?? []) this.changed.add(box);
    for (const id of this.visits) {
      const visit = state.visits.get(id);
      for (const box of [...(visit?.deliver ?? []), ...(visit?.collect ?? [])]) this.changed.add(box);
    }
    const sailed = [...this.calls].some((id) => state.calls.get(id)?.state === 'sailed');
    if (sailed)
      for (const [id, { on, key }] of this.shown)
        if (on === 'vessel' && this.calls.has(key as CallId)) this.changed.add(id);
    this.calls.clear();
    this.visits.clear();
  }

  private show(state: LedgerState, id: ContainerId): BoxView | null {
    const view = boxView(state, id, this.home);
    if (view) this.shown.set(id, view);
    else this.shown.delete(id);
    return view;
  }
}

function same(a: BoxView, b: BoxView): boolean {
  return a.on === b.on && a.key === b.key && a.a === b.a && a.b === b.b && a.c === b.c && a.class === b.class;
}
