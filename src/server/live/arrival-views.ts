// What the control room is told of a vessel's arrival: what she was asked, and the window of her service in the weekly template.
import type { CallRecord } from '../../ledger/state.ts';
import { callWindow, type CallWindow } from '../../operation/quay/berth-window.ts';
import type { TerminalModel } from '../../terminal/model.ts';
import type { CallView } from '../api.ts';

/** What a call was asked for her arrival, and her window in the weekly template, as far as there is something to tell. */
export function arrivalView(model: TerminalModel, call: CallRecord): Pick<CallView, 'asked' | 'proForma'> {
  const window = callWindow(model, call);
  return { ...(call.asked && { asked: askedView(call.asked) }), ...(window && { proForma: windowView(window) }) };
}

function askedView({
  announced,
  at,
  told,
  fuel,
  co2,
}: NonNullable<CallRecord['asked']>): NonNullable<CallView['asked']> {
  const saved = told ?? { fuel, co2 };
  return {
    ...{ announced, at, told: told && { eta: told.eta, speed: rounded(told.speed) } },
    ...{ fuel: rounded(saved.fuel), co2: rounded(saved.co2) },
  };
}

function windowView({ service, from, to, late, isOnTime }: CallWindow): NonNullable<CallView['proForma']> {
  return { service, from, to, late, isOnTime };
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
