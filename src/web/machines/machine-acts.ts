// What a person may have a machine do as it is now.
import type { MachineAction, MachineView } from '../../server/api.ts';

/** Families of machines, as people filter them. */
export type Family = 'quay' | 'yard' | 'vehicle';

/** The family of a kind of machine. */
export function familyOf(kind: MachineView['kind']): Family {
  if (kind === 'STS') return 'quay';
  return kind === 'ASC' || kind === 'RTG' ? 'yard' : 'vehicle';
}

/** What may be done with it, the most urgent first. */
export function actionsOf({ handled, charge, state, sentToCharge }: MachineView): MachineAction[] {
  const stopped = handled?.stopped ?? null;
  const first: MachineAction = stopped ? 'release' : 'stop';
  const second: MachineAction = handled?.withdrawn ? 'return' : 'withdraw';
  const mayCharge = charge !== null && charge < 0.95 && state !== 'charging' && !sentToCharge && stopped === null;
  return mayCharge ? [first, second, 'charge'] : [first, second];
}
