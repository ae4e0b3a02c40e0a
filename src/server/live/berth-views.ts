// The berth plan as people who change it are told: what its planner says of it, and what stands against a berth that somebody wants.
import { callWaters } from '../../operation/quay/berth-pin.ts';
import type { BerthCheck, BerthObjection, BerthRule } from '../../quay/berth-check.ts';
import { zoneOffset } from '../../terminal/local-time.ts';
import type { TerminalModel } from '../../terminal/model.ts';
import type { BerthCheckView, BerthPlanView } from '../api/berths.ts';
import type { TerminalRun } from '../run/terminal-run.ts';
import type { NotesState } from './call-views.ts';

/** Code of each rule. */
const CODES: Readonly<Record<BerthRule, string>> = {
  'off-quay': 'HWS-BTH-010',
  'too-shallow': 'HWS-BTH-011',
  'low-water': 'HWS-BTH-012',
  channel: 'HWS-BTH-017',
  'no-crane': 'HWS-BTH-013',
  'before-arrival': 'HWS-BTH-014',
  taken: 'HWS-BTH-015',
  'gives-way': 'HWS-BTH-016',
};

/** What came of a check, with a sentence for each rule. */
export function berthCheckView(model: TerminalModel, check: BerthCheck): BerthCheckView {
  const objections = check.objections.map((one) => ({
    ...{ code: CODES[one.rule], message: sentenceOf(model, one) },
    ...one,
  }));
  return { ...check, objections };
}

function sentenceOf({ timeZone, quay }: TerminalModel, { rule, other, metres, from }: BerthObjection): string {
  const at = from === null ? '' : localTime(timeZone, from);
  const is = metres?.is.toFixed(1) ?? '';
  const needed = metres?.needed.toFixed(1) ?? '';
  const vessel = other?.vessel ?? '';
  switch (rule) {
    case 'off-quay':
      return `at metre ${is} she would lie off the quay or within ${quay.mooringClearance} m of its end; the nearest place is metre ${needed}`;
    case 'too-shallow':
      return `she needs ${needed} m of water and there are ${is} m; no tide of the coming week is high enough for as long as she would stay`;
    case 'low-water':
      return `she needs ${needed} m of water and there are ${is} m at the lowest while she would lie there; from ${at} on there is enough`;
    case 'channel': {
      const when = from === null ? 'no tide of the coming week is high enough' : `from ${at} on there is enough`;
      return `she needs ${needed} m of water on the way in and there are ${is} m when she would come; ${when}`;
    }
    case 'no-crane':
      return `at metre ${is} no quay crane reaches her`;
    case 'before-arrival':
      return `she can be there at ${at} at the earliest`;
    case 'taken':
      return `${vessel} lies there until ${at}, ${is} m away; ${needed} m are needed`;
    case 'gives-way':
      return `${vessel} is planned there until ${at} and gets another place or time`;
  }
}

/** "2026-11-21 14:30" in a time zone. */
function localTime(timeZone: string, at: number): string {
  const local = new Date(at + zoneOffset(timeZone, at)).toISOString();
  return `${local.slice(0, 10)} ${local.slice(11, 16)}`;
}

/** What the planner says of its plan, and the water that each call needs. */
export function berthPlanView(run: TerminalRun, plan: NotesState['quayPlan']): BerthPlanView {
  const calls = callWaters(run.operation.desk, run.now);
  if (!plan) return { at: null, objective: null, bound: null, gap: null, calls };
  const { at, objective, bound } = plan;
  return { at, objective, bound, gap: objective > 0 ? (objective - bound) / objective : 0, calls };
}
