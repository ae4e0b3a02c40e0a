// Since when each machine is in its state, as a screen is told. It is watched, not recorded: what was before the watch began is not known.
import type { MachineState } from '../api.ts';

export class StateWatch {
  private readonly seen = new Map<string, { state: MachineState; since: number | null }>();

  /** Since when a machine is in a state, ms UTC, as far as it was watched: null for the state in which it was seen first. */
  since(id: string, state: MachineState, now: number): number | null {
    const before = this.seen.get(id);
    if (before?.state === state) return before.since;
    const since = before ? now : null;
    this.seen.set(id, { state, since });
    return since;
  }
}
