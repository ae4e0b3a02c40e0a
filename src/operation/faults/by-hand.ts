// What people have machines do by hand. A machine that is stopped brakes at once and keeps its ground and its box; others are led around it
// (fleet/obstacles.ts) until it is let go. One that is taken out of work ends what it has in hand and then stands aside: a vehicle parks, a
// yard crane ends its lift, a quay crane the bay that it has begun, for nobody else can go on with that. The record tells who did it and
// when; it is kept there, so that a restart finds it.
import type { LedgerEvent } from '../../ledger/events.ts';
import type { Rejection } from '../../ledger/rejection.ts';
import type { CheId } from '../../terminal/ids.ts';
import type { MachineCommand } from '../../terminal/machine-command.ts';
import { vehicleWork, type Desk } from '../context.ts';
import { nothing, type Taken } from '../inbox/common.ts';
import type { Received } from '../inbox/state.ts';
import { mayBeCharged } from '../vehicles/charging.ts';
import { giveBack, goOnAfter, halt, lookAtAll } from './disturbance.ts';

/** Takes in what a person has a machine do. What cannot be changes nothing; why is told by objectionToCommand() beforehand. */
export function receiveMachineCommand(desk: Desk, received: Received<MachineCommand>, at: number): Taken {
  const { message } = received;
  const objection = objectionToCommand(desk, message);
  const known = desk.ledger.receive(received.commandId, objection ? [] : [eventOf(message)], at) === null;
  if (!objection && !known) carryOut(desk, message);
  return { ...nothing(), refused: objection ? [objection] : [] };
}

/** Why a machine cannot be had to do it; null: it can. */
export function objectionToCommand(desk: Desk, command: MachineCommand): Rejection | null {
  const { che, action } = command;
  const vehicle = vehicleIndex(desk, che);
  if (vehicle < 0 && partsOf(desk, che).length === 0)
    return { rule: 'unknown', message: `the terminal has no machine ${che}` };
  const objection = desk.ledger.objection(eventOf(command));
  return objection ?? (action === 'charge' ? mayBeCharged(desk, vehicle) : null);
}

function eventOf({ che, action, reference: by, reason }: MachineCommand): LedgerEvent {
  switch (action) {
    case 'stop':
      return { kind: 'machine-stopped', che, by, reason };
    case 'release':
      return { kind: 'machine-released', che, by };
    case 'withdraw':
      return { kind: 'machine-withdrawn', che, by, reason };
    case 'return':
      return { kind: 'machine-returned', che, by };
    case 'charge':
      return { kind: 'machine-sent-to-charge', che, by };
  }
}

function carryOut(desk: Desk, { che, action }: MachineCommand): void {
  const vehicle = vehicleIndex(desk, che);
  if (action === 'stop') halt(desk, partsOf(desk, che));
  if (action === 'release') goOnAfter(desk, partsOf(desk, che));
  if (action === 'charge') vehicleWork(desk, vehicle).sentToCharge = true;
  const worksNoMore = action === 'stop' || action === 'withdraw' || action === 'charge';
  if (worksNoMore && vehicle >= 0) giveBack(desk, vehicle);
  lookAtAll(desk);
}

/** The parts of a machine that are told one by one: a quay crane with its portal trolley. None: there is no such machine. */
function partsOf({ model, state }: Desk, che: CheId): CheId[] {
  if (model.quayCranes.some(({ id }) => id === che))
    return model.quayCraneType.platform ? [che, `${che}/P` as CheId] : [che];
  const known = state.yardCranes.some(({ id }) => id === che) || state.vehicles.some(({ id }) => id === che);
  return known ? [che] : [];
}

function vehicleIndex({ state }: Desk, che: CheId): number {
  return state.vehicles.findIndex(({ id }) => id === che);
}
