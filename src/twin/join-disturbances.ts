// Disturbances become part of a twin's state: those of its beginning, and others that come later.
import type { TerminalModel } from '../terminal/model.ts';
import { reliabilityOf } from '../terminal/reliability.ts';
import type { Disturbances } from './disturbances.ts';
import type { DisturbanceState, TwinState } from './state.ts';

/** What disturbs a twin besides what did already; the script's times become ms UTC. */
export function joinDisturbances(
  { now, cranes, vehicles, disturbances: before }: TwinState,
  { rates, gusts, script }: Disturbances,
  model: TerminalModel,
): DisturbanceState {
  const items = script.map((item) => ({ ...item, at: item.at + now }));
  const { reefer = null, ...own } = rates === 'terminal' ? ratesOf(model) : rates;
  if (before)
    return {
      ...before,
      rates: { ...before.rates, ...own },
      reefers: reefer ?? before.reefers,
      gusts: gusts ?? before.gusts,
      script: [...before.script, ...items],
    };
  return {
    rates: { ...own },
    ...{ reefers: reefer, reeferRandom: 0 },
    gusts,
    script: items,
    machines: [...cranes, ...vehicles].map(() => ({
      ...{ kind: null, until: 0, random: 1, deadMinutes: 0, held: [], heard: now },
    })),
    ...{ wind: 0, gust: 0, gustRandom: 0, blowing: [], lies: [] },
  };
}

function ratesOf(model: TerminalModel): Exclude<Disturbances['rates'], 'terminal'> {
  const { quayCrane, yardCrane, vehicle, reefer } = reliabilityOf(model);
  return { quayCrane, yardCrane, vehicle, ...(reefer && { reefer }) };
}
