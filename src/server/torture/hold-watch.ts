// Follows the holds of a record event by event, and notes where one was broken. Knows the record and nothing of how the loop keeps to it.
import type { LedgerEvent } from '../../ledger/events.ts';
import type { LedgerState } from '../../ledger/state.ts';
import type { CallId, ContainerId, VisitId } from '../../terminal/ids.ts';

export class HoldWatch {
  /** Holds that were broken, in words. */
  readonly leaks: string[] = [];
  private readonly state: LedgerState;
  /** Boxes whose crane had been told to set them aboard when their hold came. */
  private readonly tooLate = new Set<ContainerId>();
  /** Boxes that were set aboard on hold, with the call. */
  private readonly aboard = new Map<ContainerId, CallId>();
  /** What each truck on its way out carries that it fetched, and trucks that were stopped. */
  private readonly carried = new Map<VisitId, ContainerId[]>();
  private readonly stopped = new Set<VisitId>();
  /** Boxes that were through the gate before their truck could be stopped, as people were told. */
  private readonly told = new Set<string>();

  /** `state`: the record, as it is after each event. */
  constructor(state: LedgerState) {
    this.state = state;
  }

  /** Takes the next event. */
  look(event: LedgerEvent): void {
    switch (event.kind) {
      case 'hold-too-late':
        this.tooLate.add(event.container);
        return;
      case 'hold-released':
        // One that is put on hold again while it is aboard is the line's matter: its hold came too late for the terminal.
        if (this.holdsOf(event.container).length === 0) this.aboard.delete(event.container);
        return;
      case 'placed':
        if (event.to.kind === 'vessel') this.setAboard(event.container, event.to.call);
        return;
      case 'call-state':
        if (event.state === 'unberthing') this.sails(event.call);
        return;
      case 'container-set-aside':
        if (event.code === 'HWS-RUN-049') this.told.add(event.what);
        return;
      case 'visit-state':
        return this.visit(event);
      default:
        return;
    }
  }

  private setAboard(container: ContainerId, call: CallId): void {
    if (!this.tooLate.delete(container)) this.note(container, 'was loaded');
    else if (this.holdsOf(container).length > 0) this.aboard.set(container, call);
  }

  private sails(call: CallId): void {
    for (const [container, aboard] of this.aboard) if (aboard === call) this.note(container, 'sailed');
  }

  private visit({ visit, state }: LedgerEvent & { kind: 'visit-state' }): void {
    if (state === 'stopped') this.stopped.add(visit);
    if (state === 'leaving') this.letOut(visit);
    if (state === 'gone') this.isGone(visit);
  }

  /** What a truck takes out. One that leaves with the box that it brought is another matter. */
  private letOut(visit: VisitId): void {
    this.stopped.delete(visit);
    const boxes = (this.state.visits.get(visit)?.collect ?? []).filter((container) => {
      const position = this.state.containers.get(container)?.position;
      return position?.kind === 'truck' && position.visit === visit;
    });
    for (const container of boxes) this.note(container, 'was let out by truck');
    this.carried.set(visit, boxes);
  }

  private isGone(visit: VisitId): void {
    for (const container of this.carried.get(visit) ?? []) {
      if (this.stopped.has(visit)) this.note(container, 'left by a truck that was stopped');
      else if (!this.told.has(container)) this.note(container, 'left by truck, and nobody was told,');
    }
    this.carried.delete(visit);
  }

  private note(container: ContainerId, what: string): void {
    const holds = this.holdsOf(container);
    if (holds.length > 0)
      this.leaks.push(`${container} ${what} while on hold in frame ${this.state.seq}: ${holds.join(', ')}`);
  }

  private holdsOf(container: ContainerId): string[] {
    return [...(this.state.containers.get(container)?.holds.keys() ?? [])];
  }
}
