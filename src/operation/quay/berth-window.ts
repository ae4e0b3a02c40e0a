// The window of the weekly template that a call belongs to, and whether she keeps to it.
import type { CallRecord } from '../../ledger/state.ts';
import { windowOfCall, type BerthWindow } from '../../terminal/pro-forma.ts';
import type { TerminalModel } from '../../terminal/model.ts';

/** A vessel that comes within this after the begin of her window, or at any time before it, is on time, ms (designed). */
const ON_TIME_MS = 2 * 3_600_000;

/** A call's window, how much later than its begin she comes (ms; negative: sooner), and whether that is on time. */
export interface CallWindow extends BerthWindow {
  late: number;
  isOnTime: boolean;
}

/** Null for a call without a window. What the terminal asked of her does not make her late. */
export function callWindow(model: TerminalModel, call: CallRecord): CallWindow | null {
  const announced = call.asked?.announced ?? call.eta;
  const window = windowOfCall(model, call, announced);
  if (window === null) return null;
  const came = call.asked?.told ? announced : (call.times['at-roads'] ?? announced);
  const late = came - window.from;
  return { ...window, late, isOnTime: late <= ON_TIME_MS };
}
