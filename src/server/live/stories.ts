// What happened to each container, line by line: an index in memory, built from the events of the journal and kept up by new ones.
import type { LedgerEvent } from '../../ledger/events.ts';
import type { LedgerState } from '../../ledger/state.ts';
import type { Position } from '../../terminal/container.ts';
import type { CallId, ContainerId, VisitId } from '../../terminal/ids.ts';
import type { Why } from '../../terminal/planning.ts';
import type { ContainerStory, StoryLine } from '../api.ts';

/** Stories kept; the container that was announced first is forgotten first. About two months of a large terminal. */
const MOST_STORIES = 200_000;
/** Lines kept of one story; the oldest of the middle go, so that the beginning stays. */
const MOST_LINES = 200;

export class Stories {
  private readonly lines = new Map<ContainerId, StoryLine[]>();
  private readonly visits = new Map<VisitId, ContainerId[]>();
  /** Boxes on a spreader or vehicle come from here: what a set-down means depends on where the box was. */
  private readonly from = new Map<ContainerId, Position['kind']>();

  /** To be called for each event of the ledger, at its time (ms UTC). */
  observe(event: LedgerEvent, at: number): void {
    switch (event.kind) {
      case 'container-announced':
        return this.add(event.container.id, at, 'container-announced', event.position);
      case 'container-set-aside':
        if (this.lines.has(event.what as ContainerId)) this.add(event.what as ContainerId, at, 'container-set-aside');
        return;
      case 'discharge-listed':
      case 'load-listed':
      case 'restow-listed':
        return this.add(event.container, at, event.kind, event.kind === 'discharge-listed' ? null : aboard(event));
      case 'load-replanned':
        return this.add(event.container, at, event.kind, event.slot ? aboard({ ...event, slot: event.slot }) : null);
      case 'slot-chosen':
        return this.add(
          event.container,
          at,
          event.kind,
          { kind: 'yard', block: event.block, slot: event.slot },
          null,
          event.why,
        );
      case 'picked':
        if (event.from.kind !== 'che') this.from.set(event.container, event.from.kind);
        return this.add(event.container, at, event.rehandle ? 'rehandled' : 'picked', event.from, event.che);
      case 'placed':
        return this.placed(event, at);
      case 'hold-placed':
      case 'hold-released':
        return this.add(event.container, at, event.kind);
      case 'visit-announced':
        this.visits.set(event.visit, [...event.deliver, ...event.collect]);
        for (const id of [...event.deliver, ...event.collect]) this.add(id, at, event.kind);
        return;
      case 'visit-state':
        return this.visit(event, at);
      default:
        return;
    }
  }

  private placed(event: LedgerEvent & { kind: 'placed' }, at: number): void {
    const { container, to, che } = event;
    const discharged = to.kind === 'che' && this.from.get(container) === 'vessel';
    const name =
      to.kind === 'vessel' ? 'loaded' : to.kind === 'yard' ? 'stacked' : discharged ? 'discharged' : 'placed';
    if (to.kind !== 'che' || discharged) this.from.delete(container);
    this.add(container, at, name, to, che);
  }

  private visit({ visit, state }: LedgerEvent & { kind: 'visit-state' }, at: number): void {
    const boxes = this.visits.get(visit) ?? [];
    if (state === 'inside' || state === 'gone')
      for (const id of boxes) this.add(id, at, state === 'inside' ? 'gate-in' : 'gate-out', { kind: 'truck', visit });
    if (state === 'gone') this.visits.delete(visit);
  }

  private add(
    id: ContainerId,
    at: number,
    event: string,
    position: Position | null = null,
    che: string | null = null,
    why: Why | null = null,
  ): void {
    let story = this.lines.get(id);
    if (!story) {
      story = [];
      this.lines.set(id, story);
      if (this.lines.size > MOST_STORIES) this.lines.delete(this.lines.keys().next().value as ContainerId);
    }
    story.push({ at, event, position, che, why });
    if (story.length > MOST_LINES) story.splice(1, 1);
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
      story: this.lines.get(id) ?? [],
    };
  }
}

function aboard({ call, slot }: { call: CallId; slot: { bay: number; row: number; tier: number } }): Position {
  return { kind: 'vessel', call, slot };
}
