// What happened to each container, line by line: an index in memory, built from the events of the journal and kept up by new ones.
import type { LedgerEvent } from '../../ledger/events.ts';
import type { LedgerState } from '../../ledger/state.ts';
import { baseOf } from '../../operation/outbox/answers.ts';
import type { Position } from '../../terminal/container.ts';
import type { CallId, ContainerId, VisitId } from '../../terminal/ids.ts';
import type { ContainerStory, StoryLine } from '../api.ts';
import { changesBetween, type Papers } from './paper-changes.ts';

/** Stories kept; the container that was announced first is forgotten first. About two months of a large terminal. */
const MOST_STORIES = 200_000;
/** Lines kept of one story; the oldest of the middle go, so that the beginning stays. */
const MOST_LINES = 200;

/** What a line tells besides its time and name; what is left out is null. */
type Told = Partial<Omit<StoryLine, 'at' | 'event'>>;

export class Stories {
  private readonly lines = new Map<ContainerId, StoryLine[]>();
  private readonly visits = new Map<VisitId, ContainerId[]>();
  /** Boxes on a spreader or vehicle come from here: what a set-down means depends on where the box was. */
  private readonly from = new Map<ContainerId, Position['kind']>();
  /** What was told of each box last: a change tells only what is otherwise. */
  private readonly papers = new Map<ContainerId, Papers>();

  /** To be called for each event of the ledger, at its time (ms UTC). */
  observe(event: LedgerEvent, at: number): void {
    switch (event.kind) {
      case 'container-announced':
        this.papers.set(event.container.id, event);
        return this.add(event.container.id, at, event.kind, { position: event.position });
      case 'container-changed':
        return this.changed(event, at);
      case 'container-set-aside':
        if (this.lines.has(event.what as ContainerId)) this.add(event.what as ContainerId, at, event.kind);
        return;
      case 'container-withdrawn':
      case 'discharge-listed':
      case 'discharge-unlisted':
      case 'load-unlisted':
        return this.add(event.container, at, event.kind);
      case 'load-listed':
      case 'restow-listed':
        return this.add(event.container, at, event.kind, { position: aboard(event) });
      case 'load-replanned':
        return this.add(event.container, at, event.kind, {
          position: event.slot ? aboard({ ...event, slot: event.slot }) : null,
        });
      case 'load-moved-by-hand':
        return this.add(event.container, at, event.kind, {
          position: aboard(event),
          decision: { accepted: null, by: event.by },
        });
      case 'loads-exchanged':
        for (const id of event.containers) this.add(id, at, event.kind, { why: event.why });
        return;
      case 'slot-chosen':
        return this.add(event.container, at, event.kind, {
          position: { kind: 'yard', block: event.block, slot: event.slot },
          why: event.why,
        });
      case 'picked':
        if (event.from.kind !== 'che') this.from.set(event.container, event.from.kind);
        return this.add(event.container, at, event.rehandle ? 'rehandled' : 'picked', {
          position: event.from,
          che: event.che,
        });
      case 'placed':
        return this.placed(event, at);
      case 'hold-placed':
      case 'hold-released':
        return this.add(event.container, at, event.kind, {
          hold: { name: event.hold, reason: event.kind === 'hold-placed' ? event.reason : '' },
        });
      case 'visit-announced':
        this.visits.set(event.visit, [...event.deliver, ...event.collect]);
        for (const id of [...event.deliver, ...event.collect]) this.add(id, at, event.kind);
        return;
      case 'visit-cancelled':
        for (const id of this.visits.get(event.visit) ?? []) this.add(id, at, event.kind);
        this.visits.delete(event.visit);
        return;
      case 'visit-state':
        return this.visit(event, at);
      default:
        return this.powered(event, at);
    }
  }

  /** What becomes of a reefer's power and temperature. */
  private powered(event: LedgerEvent, at: number): void {
    switch (event.kind) {
      case 'reefer-plugged':
      case 'reefer-unplugged':
      case 'reefer-alarm-acknowledged':
        return this.add(event.container, at, event.kind, { reefer: { by: event.by, alarm: null, celsius: null } });
      case 'reefer-alarm': {
        const { alarm, celsius } = event;
        return this.add(event.container, at, event.kind, { reefer: { by: '', alarm, celsius } });
      }
      case 'reefer-alarm-cleared':
        return this.add(event.container, at, event.kind);
      default:
        return this.doubted(event, at);
    }
  }

  /** What contradicts the record, and how that was settled. */
  private doubted(event: LedgerEvent, at: number): void {
    switch (event.kind) {
      case 'discrepancy-found': {
        const { kind, sender, type, reference, file, call, kg = null } = event.claim;
        const claim = { kind, sender, type, reference, interchange: baseOf(file), call, kg };
        return this.add(event.container, at, event.kind, { claim, position: event.recorded });
      }
      case 'discrepancy-resolved':
        return this.add(event.container, at, event.kind, { decision: { accepted: event.accepted, by: event.by } });
      case 'set-down-elsewhere':
        return this.add(event.container, at, event.kind, { position: event.to, che: event.che });
      case 'inventory-corrected':
        return this.add(event.container, at, event.kind, {
          position: event.to,
          decision: { accepted: null, by: event.by },
        });
      default:
        return;
    }
  }

  private changed(event: LedgerEvent & { kind: 'container-changed' }, at: number): void {
    const { id } = event.container;
    const before = this.papers.get(id);
    this.papers.set(id, event);
    const changed = before ? changesBetween(before, event) : [];
    if (changed.length > 0) this.add(id, at, event.kind, { changed });
  }

  private placed(event: LedgerEvent & { kind: 'placed' }, at: number): void {
    const { container, to, che } = event;
    const discharged = to.kind === 'che' && this.from.get(container) === 'vessel';
    const name =
      to.kind === 'vessel' ? 'loaded' : to.kind === 'yard' ? 'stacked' : discharged ? 'discharged' : 'placed';
    if (to.kind !== 'che' || discharged) this.from.delete(container);
    this.add(container, at, name, { position: to, che });
  }

  private visit({ visit, state }: LedgerEvent & { kind: 'visit-state' }, at: number): void {
    const boxes = this.visits.get(visit) ?? [];
    if (state === 'inside' || state === 'gone') {
      const position: Position = { kind: 'truck', visit };
      for (const id of boxes) this.add(id, at, state === 'inside' ? 'gate-in' : 'gate-out', { position });
    }
    if (state === 'gone') this.visits.delete(visit);
  }

  private add(id: ContainerId, at: number, event: string, told: Told = {}): void {
    let story = this.lines.get(id);
    if (!story) {
      story = [];
      this.lines.set(id, story);
      if (this.lines.size > MOST_STORIES) this.forget(this.lines.keys().next().value as ContainerId);
    }
    story.push({ at, event, position: null, che: null, why: null, ...told });
    if (story.length > MOST_LINES) story.splice(1, 1);
  }

  private forget(id: ContainerId): void {
    this.lines.delete(id);
    this.papers.delete(id);
  }

  /** Everything known of a container; null for a number that was never told of. */
  story(state: LedgerState, number: string): ContainerStory | null {
    const id = number.toUpperCase() as ContainerId;
    const record = state.containers.get(id);
    if (!record) return null;
    const { isoType, grossKg, full, reeferC, dangerous, operator, portOfLoading, portOfDischarge } = record.container;
    return {
      ...{ id, isoType, grossKg, full, reeferC, dangerous, operator, portOfLoading, portOfDischarge },
      position: record.position,
      holds: [...record.holds].map(([name, reason]) => ({ name, reason })),
      story: this.lines.get(id) ?? [],
    };
  }
}

function aboard({ call, slot }: { call: CallId; slot: { bay: number; row: number; tier: number } }): Position {
  return { kind: 'vessel', call, slot };
}
