// What people have machines do by hand, and exceptions that they have taken note of: the laws of it, and what it does to the record. What the
// machines themselves are is not in the record: whether there is such a machine, and whether it has a battery, is asked before
// (operation/faults/by-hand.ts).
import type { HandledMachine, MachineAct, MachineAction } from '../terminal/machine-command.ts';
import type { LedgerEvent } from './events.ts';
import { KEPT_MS } from './forget.ts';
import { fine, no, type Verdict } from './rejection.ts';
import type { LedgerState } from './state.ts';

/** Events of acts by hand, with the act of each. */
const ACTS = {
  'machine-stopped': 'stop',
  'machine-released': 'release',
  'machine-withdrawn': 'withdraw',
  'machine-returned': 'return',
  'machine-sent-to-charge': 'charge',
} as const satisfies Partial<Record<LedgerEvent['kind'], MachineAction>>;

type MachineEvent = LedgerEvent & { kind: keyof typeof ACTS };
type ActEvent = MachineEvent | (LedgerEvent & { kind: 'exception-acknowledged' });

/** True for an event of an act by hand. */
export function isActEvent(event: LedgerEvent): event is ActEvent {
  return event.kind in ACTS || event.kind === 'exception-acknowledged';
}

/** What the laws say of it. */
export function decideAct(state: LedgerState, event: ActEvent): Verdict {
  if (event.kind === 'exception-acknowledged') {
    const noted = state.noted.get(event.exception);
    return noted ? no('duplicate', `${noted.by} has taken note of it already`) : fine;
  }
  const { che } = event;
  const { stopped = null, withdrawn = null } = state.handled.get(che) ?? {};
  switch (event.kind) {
    case 'machine-stopped':
      return stopped ? no('duplicate', `${stopped.by} has stopped ${che} already`) : fine;
    case 'machine-released':
      return stopped ? fine : no('order', `${che} was not stopped by anybody`);
    case 'machine-withdrawn':
      return withdrawn ? no('duplicate', `${withdrawn.by} has taken ${che} out of work already`) : fine;
    case 'machine-returned':
      return withdrawn ? fine : no('order', `${che} was not taken out of work`);
    case 'machine-sent-to-charge':
      return stopped ? no('order', `${che} was stopped by ${stopped.by}`) : fine;
  }
}

/** What it does to the record at a time, ms UTC. */
export function evolveAct(state: LedgerState, event: ActEvent, at: number): void {
  if (event.kind === 'exception-acknowledged') return note(state, event.exception, event.by, at);
  const { che, by } = event;
  const act: MachineAct = { action: ACTS[event.kind], by, reason: 'reason' in event ? event.reason : '', at };
  const before: Partial<HandledMachine> = state.handled.get(che) ?? {};
  const { stopped = null, withdrawn = null } = before;
  state.handled.set(che, { ...after(act, { stopped, withdrawn }), last: act });
}

function after(act: MachineAct, before: Omit<HandledMachine, 'last'>): Omit<HandledMachine, 'last'> {
  switch (act.action) {
    case 'stop':
      return { ...before, stopped: act };
    case 'release':
      return { ...before, stopped: null };
    case 'withdraw':
      return { ...before, withdrawn: act };
    case 'return':
      return { ...before, withdrawn: null };
    case 'charge':
      return before;
  }
}

/** Notes are kept as long as what has left (KEPT_MS): an exception that lasts longer is to be looked at again. */
function note(state: LedgerState, exception: string, by: string, at: number): void {
  for (const [old, noted] of state.noted) {
    if (noted.at + KEPT_MS >= at) break;
    state.noted.delete(old);
  }
  state.noted.set(exception, { by, at });
}
