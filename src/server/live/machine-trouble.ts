// What ails a machine, and how people have left it, as a screen is told; and the state that follows from it.
import type { CheId } from '../../terminal/ids.ts';
import type { MachineState } from '../api.ts';
import type { FaultView, MachineTrouble } from '../api/machines.ts';
import type { TerminalRun } from '../run/terminal-run.ts';

/** What there is to tell of a machine; of a quay crane, or of its portal trolley. */
export function troubleOf({ ledger, operation }: TerminalRun, id: string): MachineTrouble {
  const { faults, vehicles } = operation.desk.state;
  const names = [id, `${id}/P`] as CheId[];
  const broken = names.flatMap((name) => faults.broken.get(name) ?? [])[0];
  const marked = names.find((name) => faults.marked.has(name));
  const mark = marked && faults.marked.get(marked);
  const handled = ledger.state.handled.get(id as CheId);
  const isSent = vehicles.some((v) => v.id === id && v.sentToCharge);
  return {
    ...(broken ? { fault: faultView(broken.fault, broken) } : {}),
    ...(mark ? { mark: { che: marked, since: mark.since, reason: mark.reason } } : {}),
    ...(handled ? { handled } : {}),
    ...(isSent ? { sentToCharge: true } : {}),
  };
}

function faultView(kind: FaultView['kind'], { since, until }: { since: number; until: number }): FaultView {
  return { kind, since, until: Number.isFinite(until) ? until : null };
}

/** The state of a machine that would be in another one by its work. One that goes on, if slowly, is in the state of its work. */
export function stateIn({ fault, mark, handled }: MachineTrouble, state: MachineState): MachineState {
  if (handled?.stopped) return 'stopped';
  if (mark) return 'needs-person';
  if (fault?.kind === 'silent') return 'unheard';
  if (fault?.kind === 'stop' || fault?.kind === 'dead') return 'fault';
  const rests = state === 'parked' || state === 'idle' || state === 'plan';
  return handled?.withdrawn && rests ? 'withdrawn' : state;
}

/** Since when a machine is in a state that follows from what ails it, ms UTC; null for any other state. */
export function sinceIn({ fault, mark, handled }: MachineTrouble, state: MachineState): number | null {
  if (state === 'stopped') return handled?.stopped?.at ?? null;
  if (state === 'needs-person') return mark?.since ?? null;
  return state === 'unheard' || state === 'fault' ? (fault?.since ?? null) : null;
}
