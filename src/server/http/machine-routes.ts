// The routes of machines: the list, and what a person has one of them do.
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type, type Static } from 'typebox';
import type { Rejection } from '../../ledger/rejection.ts';
import { JournalFailure, JournalFull } from '../../store/errors.ts';
import type { CheId } from '../../terminal/ids.ts';
import type { MachineAction } from '../../terminal/machine-command.ts';
import { takeCheck } from '../inbox/take-check.ts';
import { takeMachineCommand } from '../inbox/take-machine.ts';
import { machineDoubts } from '../live/machine-doubts.ts';
import { refuse } from './answers.ts';
import type { Route, RouteContext } from './route.ts';
import { YardSlotBody } from './yard-slot.ts';

const By = Type.String({ minLength: 1, maxLength: 100, description: 'who wants it' });
const Params = Type.Object({ che: Type.String({ minLength: 1, maxLength: 40 }) });
const PlainBody = Type.Object({ by: By }, { additionalProperties: false });
const ReasonBody = Type.Object(
  { by: By, reason: Type.Optional(Type.String({ maxLength: 200, description: 'why; in haste it may be left out' })) },
  { additionalProperties: false },
);
const Found = Type.Object(
  {
    container: Type.String({ maxLength: 40 }),
    at: Type.Optional(Type.Union([Type.Literal('from'), Type.Literal('machine'), Type.Literal('to')])),
    slot: Type.Optional(YardSlotBody),
  },
  { additionalProperties: false, description: 'at: one of the places where it may be; slot: another one of the yard' },
);
const CheckBody = Type.Object(
  {
    by: By,
    heard: Type.Number({ description: 'as told by the question for the containers in doubt, ms UTC' }),
    found: Type.Array(Found, { maxItems: 10 }),
  },
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
  {
    method: 'GET',
    path: '/api/v1/machines/:che/check',
    summary: 'Why somebody has to look at a machine, and where its containers may be',
    answer: 'Since when and why, and each container in doubt with the places where it may be.',
    params: Params,
    versioned: true,
    handle: (request, reply, { live }) => {
      const { che } = request.params as Static<typeof Params>;
      const doubts = machineDoubts(live.run, che as CheId);
      return doubts ?? refuse(reply, 404, 'HWS-MCH-005', `Nobody has to look at ${che}`, request.url);
    },
  },
  {
    method: 'POST',
    path: '/api/v1/machines/:che/check',
    summary: 'Tells where the containers of a machine were found; it gets work again',
    answer: TAKEN,
    params: Params,
    body: CheckBody,
    handle: (request, reply, context) => {
      const body = request.body as Static<typeof CheckBody>;
      return take(request, reply, context, (che) => takeCheck(context.live, che, body, Date.now()), CHECK_REFUSALS);
    },
  },
];

function command(action: MachineAction, summary: string, body: typeof ReasonBody | typeof PlainBody): Route {
  return {
    method: 'POST',
    path: `/api/v1/machines/:che/${action}`,
    summary,
    answer: TAKEN,
    params: Params,
    body,
    handle: (request, reply, context) => {
      const { by, reason = '' } = request.body as Static<typeof PlainBody> & { reason?: string };
      return take(request, reply, context, (che) =>
        takeMachineCommand(context.live, { type: 'MACHINE', reference: by, che, action, reason }, Date.now()),
      );
    },
  };
}

/** What is answered to each rule that stands against it. */
type Refusals = Partial<Record<Rejection['rule'], [status: number, code: string]>>;
const REFUSALS: Refusals = {
  unknown: [404, 'HWS-MCH-001'],
  duplicate: [409, 'HWS-MCH-002'],
  order: [409, 'HWS-MCH-003'],
  'no-battery': [422, 'HWS-MCH-004'],
};
const CHECK_REFUSALS: Refusals = {
  'no-ground': [404, 'HWS-MCH-001'],
  duplicate: [409, 'HWS-MCH-002'],
  order: [409, 'HWS-MCH-005'],
  unknown: [422, 'HWS-MCH-006'],
  elsewhere: [422, 'HWS-MCH-006'],
};

function take(
  request: FastifyRequest,
  reply: FastifyReply,
  { live, failed }: RouteContext,
  taking: (che: CheId) => Rejection | null,
  refusals = REFUSALS,
): unknown {
  const { che } = request.params as Static<typeof Params>;
  const noRoom = ({ message }: JournalFull): FastifyReply => refuse(reply, 503, 'HWS-RUN-058', message, request.url);
  if (live.standing) return noRoom(live.standing);
  try {
    const objection = taking(che as CheId);
    if (objection === null) return reply.code(202).send({ che });
    const [status, code] = refusals[objection.rule] ?? [409, 'HWS-MCH-003'];
    return refuse(reply, status, code, `It cannot be done: ${objection.message}`, request.url);
  } catch (error) {
    if (error instanceof JournalFull) return noRoom(error);
    if (error instanceof JournalFailure) failed(error);
    throw error;
  }
}
