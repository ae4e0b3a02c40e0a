// The routes of machines: the list, and what a person has one of them do.
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type, type Static } from 'typebox';
import type { Rejection } from '../../ledger/rejection.ts';
import { JournalFailure, JournalFull } from '../../store/errors.ts';
import type { CheId } from '../../terminal/ids.ts';
import type { MachineAction } from '../../terminal/machine-command.ts';
import { takeMachineCommand } from '../inbox/take-machine.ts';
import { refuse } from './answers.ts';
import type { Route, RouteContext } from './route.ts';

const By = Type.String({ minLength: 1, maxLength: 100, description: 'who wants it' });
const Params = Type.Object({ che: Type.String({ minLength: 1, maxLength: 40 }) });
const PlainBody = Type.Object({ by: By }, { additionalProperties: false });
const ReasonBody = Type.Object(
  { by: By, reason: Type.Optional(Type.String({ maxLength: 200, description: 'why; in haste it may be left out' })) },
  { additionalProperties: false },
);
const TAKEN = 'The machine. It is durable, and counts from the next turn on.';

/** All of them. */
export const MACHINE_ROUTES: readonly Route[] = [
  {
    method: 'GET',
    path: '/api/v1/machines',
    summary: 'All machines, what they do, what ails them, and what people had them do by hand',
    answer: 'A list: quay cranes, yard cranes, vehicles.',
    versioned: true,
    handle: (_, __, { room }) => room.machines(),
  },
  command('stop', 'Stops a machine at once: it brakes and stays where it is', ReasonBody),
  command('release', 'Frees a machine that was stopped: it goes on with what it was doing', PlainBody),
  command('withdraw', 'Takes a machine out of work: it ends what it has in hand and gets no more', ReasonBody),
  command('return', 'Gives work again to a machine that was taken out', PlainBody),
  command('charge', 'Sends a vehicle to a charger, as soon as it is empty', PlainBody),
];

function command(action: MachineAction, summary: string, body: typeof ReasonBody | typeof PlainBody): Route {
  return {
    method: 'POST',
    path: `/api/v1/machines/:che/${action}`,
    summary,
    answer: TAKEN,
    params: Params,
    body,
    handle: (request, reply, context) => take(request, reply, context, action),
  };
}

/** What is answered to each rule that stands against it. */
const REFUSALS: Partial<Record<Rejection['rule'], [status: number, code: string]>> = {
  unknown: [404, 'HWS-MCH-001'],
  duplicate: [409, 'HWS-MCH-002'],
  order: [409, 'HWS-MCH-003'],
  'no-battery': [422, 'HWS-MCH-004'],
};

function take(
  request: FastifyRequest,
  reply: FastifyReply,
  { live, failed }: RouteContext,
  action: MachineAction,
): unknown {
  const { che } = request.params as Static<typeof Params>;
  const { by, reason = '' } = request.body as Static<typeof PlainBody> & { reason?: string };
  const noRoom = ({ message }: JournalFull): FastifyReply => refuse(reply, 503, 'HWS-RUN-058', message, request.url);
  if (live.standing) return noRoom(live.standing);
  try {
    const wanted = { type: 'MACHINE', reference: by, che: che as CheId, action, reason } as const;
    const objection = takeMachineCommand(live, wanted, Date.now());
    if (objection === null) return reply.code(202).send({ che });
    const [status, code] = REFUSALS[objection.rule] ?? [409, 'HWS-MCH-003'];
    return refuse(reply, status, code, `It cannot be done: ${objection.message}`, request.url);
  } catch (error) {
    if (error instanceof JournalFull) return noRoom(error);
    if (error instanceof JournalFailure) failed(error);
    throw error;
  }
}
