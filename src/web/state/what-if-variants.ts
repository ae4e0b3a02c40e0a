// The variants that the what-if sheet offers: what a person enters, and what is sent to the server.
import type { WhatIfVariant } from '../../server/api.ts';

export const DISPATCH_RULES = ['rolling', 'nearest-idle', 'first-come'] as const;
export type DispatchRule = (typeof DISPATCH_RULES)[number];

/** One change, as it was entered. Minutes from now on; bow in metres along the quay. */
export type Change =
  | { kind: 'vehicles'; count: number }
  | { kind: 'dispatch'; rule: DispatchRule }
  | { kind: 'lane'; lane: string; minutes: number }
  | { kind: 'crane'; crane: string; minutes: number }
  | { kind: 'berth'; call: string; metre: number };

/** A change with the name under which it stands in the results. */
export interface Draft {
  name: string;
  change: Change;
}

/** What the server is asked: the terminal as it is, then one variant for each change. */
export function variantsOf(asItIs: string, drafts: readonly Draft[]): WhatIfVariant[] {
  return [{ name: asItIs }, ...drafts.map(({ name, change }) => ({ name, ...partsOf(change) }))];
}

function partsOf(change: Change): Omit<WhatIfVariant, 'name'> {
  switch (change.kind) {
    case 'vehicles':
      return { set: { '/vehicleType/count': change.count } };
    case 'dispatch':
      return { policy: { dispatch: change.rule } };
    case 'lane':
      return script({ at: 0, lane: change.lane, minutes: change.minutes });
    case 'crane':
      return script({ at: 0, machine: change.crane, fault: 'stop', minutes: change.minutes });
    case 'berth':
      return { berths: { [change.call]: change.metre } };
  }
}

function script(item: Record<string, unknown>): Pick<WhatIfVariant, 'disturbances'> {
  return { disturbances: { format: 'hawser-disturbances/1', script: [item] } };
}
