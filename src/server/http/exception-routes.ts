// The routes of exceptions: the queue, worst first, and that somebody has taken note of one.
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type, type Static } from 'typebox';
import { JournalFailure, JournalFull } from '../../store/errors.ts';
import { exceptionsOf } from '../exceptions/exceptions.ts';
import { takeNote } from '../inbox/take-machine.ts';
import { refuse } from './answers.ts';
import type { Route, RouteContext } from './route.ts';

const Params = Type.Object({ id: Type.String({ minLength: 1, maxLength: 300 }) });
const Body = Type.Object(
  { by: Type.String({ minLength: 1, maxLength: 100, description: 'who takes note of it' }) },
  { additionalProperties: false },
);

/** All of them. */
export const EXCEPTION_ROUTES: readonly Route[] = [
  {
    method: 'GET',
    path: '/api/v1/exceptions',
    summary: 'What is not as it should be, worst first',
    answer:
      'A list: what happened, how bad it is, what it holds up, what can be done about it, and who has taken note of it.',
    versioned: true,
    handle: (_, __, { live }) => exceptionsOf(live),
  },
  {
    method: 'POST',
    path: '/api/v1/exceptions/:id/acknowledgement',
    summary: 'Takes note of an exception',
    answer: 'Its name. It is durable, and counts from the next turn on.',
    params: Params,
    body: Body,
    handle: acknowledge,
  },
];

function acknowledge(request: FastifyRequest, reply: FastifyReply, { live, failed }: RouteContext): unknown {
  const { id } = request.params as Static<typeof Params>;
  const { by } = request.body as Static<typeof Body>;
  const noRoom = ({ message }: JournalFull): FastifyReply => refuse(reply, 503, 'HWS-RUN-058', message, request.url);
  if (live.standing) return noRoom(live.standing);
  if (!exceptionsOf(live).some((one) => one.id === id))
    return refuse(reply, 404, 'HWS-EXC-001', `There is no exception ${id}`, request.url);
  try {
    const objection = takeNote(live, { type: 'EXCEPTION', reference: by, exception: id }, Date.now());
    if (objection === null) return reply.code(202).send({ exception: id });
    return refuse(reply, 409, 'HWS-EXC-002', `It cannot be noted: ${objection.message}`, request.url);
  } catch (error) {
    if (error instanceof JournalFull) return noRoom(error);
    if (error instanceof JournalFailure) failed(error);
    throw error;
  }
}
