// Messages about boxes that are known already: verified masses, release orders, stowing instructions. They often overtake the message that
// tells of their boxes; one of which nothing is known yet waits for it as a change waits for its original.
import type { Rejection } from '../../ledger/laws.ts';
import type { ContainerId } from '../../terminal/ids.ts';
import type { Desk } from '../context.ts';
import { nothing, type Taken } from './common.ts';
import { takeWaitingChanges, waitForOriginal } from './issues.ts';
import { receiveMasses } from './mass.ts';
import { receiveRelease } from './release.ts';
import { receiveStowing, speaksOfCall } from './stowing.ts';
import type { Incoming, Instruction, Received } from './state.ts';

/** Takes an instruction in, or lets it wait. */
export function receiveInstruction(desk: Desk, received: Received<Instruction>, at: number): Taken {
  if (isReady(desk, received)) return workInstruction(desk, received, at);
  waitForOriginal(desk, received, at);
  return nothing();
}

/** Works the instructions of which something has become known; comes back with what the laws refused of them. */
export function takeReadyInstructions(desk: Desk, at: number): Rejection[] {
  if (desk.state.waitingChanges.length === 0) return [];
  const ready = (received: Received): boolean => isInstruction(received) && isReady(desk, received);
  return takeWaitingChanges(desk, ready).flatMap(
    (received) => workInstruction(desk, received as Received<Instruction>, at).refused,
  );
}

function isInstruction(received: Received): received is Received<Instruction> {
  const type: Incoming['type'] = received.message.type;
  return type === 'VERMAS' || type === 'COREOR' || type === 'MOVINS';
}

function workInstruction(desk: Desk, received: Received<Instruction>, at: number): Taken {
  const { message } = received;
  switch (message.type) {
    case 'VERMAS':
      return receiveMasses(desk, { ...received, message }, at);
    case 'COREOR':
      return receiveRelease(desk, { ...received, message }, at);
    case 'MOVINS':
      return receiveStowing(desk, { ...received, message }, at);
  }
}

/** True where something of what an instruction speaks of is known. */
function isReady(desk: Desk, received: Received<Instruction>): boolean {
  const { message } = received;
  if (message.type === 'MOVINS') return speaksOfCall(desk, { ...received, message });
  const boxes: ContainerId[] = message.entries.map((entry) => ('container' in entry ? entry.container.id : entry.id));
  // One without a box has nothing to wait for.
  return boxes.length === 0 || boxes.some((box) => desk.ledger.state.containers.has(box));
}
