// Messages of lines and hauliers become events of the record: a bay plan becomes a call with her boxes, a load list the moves to
// load, an announcement a truck visit. What cannot be worked is set aside with its reason.
import { receiveAlarm } from './alarm.ts';
import type { Taken } from './common.ts';
import type { Desk } from '../context.ts';
import { receiveDecision } from './decision.ts';
import { receiveNote } from './exception-note.ts';
import { forgetDocuments, giveUpChanges } from './issues.ts';
import { giveUpLists, receiveList, takeWaitingLists } from './list.ts';
import { receiveBayplan } from './plan.ts';
import { receiveReport } from './report.ts';
import { receiveInstruction, takeReadyInstructions } from './instructions.ts';
import { receiveTruck } from './truck.ts';
import { receiveBerth } from '../quay/berth-pin.ts';
import { receiveMachineCommand } from '../faults/by-hand.ts';
import { receiveLoadMove } from '../quay/load-move.ts';
import { receiveRange } from '../yard/ranges.ts';
import type { MachineCheckDecision } from '../../terminal/machine-check.ts';
import type { Incoming, Received } from './state.ts';

export type { Coming } from './common.ts';

/** How long a list may wait for the bay plan of its vessel, ms (a week; designed). */
const LIST_PATIENCE = 7 * 86_400_000;

/** What comes in besides what a person has found at a machine, which is taken as its report (faults/machine-check.ts). */
export type Worked = Exclude<Incoming, MachineCheckDecision>;

/** Takes a message in at a time; returns what the world does, and what the laws refused. */
export function receiveMessage(desk: Desk, received: Received<Worked>, at: number): Taken {
  const taken = workMessage(desk, received, at);
  taken.refused.push(...takeReadyInstructions(desk, at));
  return taken;
}

function workMessage(desk: Desk, received: Received<Worked>, at: number): Taken {
  const { message } = received;
  switch (message.type) {
    case 'BAPLIE':
      return receivePlan(desk, { ...received, message }, at);
    case 'COPRAR':
      return receiveList(desk, { ...received, message }, at);
    case 'COPINO':
    case 'COPARN':
      return receiveTruck(desk, { ...received, message }, at);
    case 'COARRI':
    case 'CODECO':
      return receiveReport(desk, { ...received, message }, at);
    case 'VERMAS':
    case 'COREOR':
    case 'MOVINS':
      return receiveInstruction(desk, { ...received, message }, at);
    case 'DECISION':
      return receiveDecision(desk, { ...received, message }, at);
    case 'YARD_RANGE':
      return receiveRange(desk, { ...received, message }, at);
    case 'BERTH_PIN':
      return receiveBerth(desk, { ...received, message }, at);
    case 'LOAD_MOVE':
      return receiveLoadMove(desk, { ...received, message }, at);
    case 'REEFER_ALARM':
      return receiveAlarm(desk, { ...received, message }, at);
    case 'MACHINE':
      return receiveMachineCommand(desk, { ...received, message }, at);
    case 'EXCEPTION':
      return receiveNote(desk, { ...received, message }, at);
  }
}

function receivePlan(desk: Desk, received: Parameters<typeof receiveBayplan>[1], at: number): Taken {
  const known = new Set(desk.ledger.state.calls.keys());
  const taken = receiveBayplan(desk, received, at);
  for (const call of desk.ledger.state.calls.keys()) if (!known.has(call)) takeWaitingLists(desk, call, at);
  return taken;
}

/** What has waited too long for what it belongs to is given up with its reason, and what is over is forgotten. */
export function reviewInbox(desk: Desk): void {
  giveUpLists(desk, desk.now - LIST_PATIENCE, desk.now);
  giveUpChanges(desk, desk.now);
  forgetDocuments(desk);
}

/** At the end of a run nothing more comes: all that waits is given up. */
export function endInbox(desk: Desk, at: number): void {
  giveUpLists(desk, Infinity, at);
  giveUpChanges(desk, at, true);
}
