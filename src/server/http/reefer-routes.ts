// The routes of reefers: which alarm and which are off power, and that somebody has taken note of an alarm.
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type, type Static } from 'typebox';
import { JournalFailure, JournalFull } from '../../store/errors.ts';
import type { ContainerId } from '../../terminal/ids.ts';
import { takeAlarm } from '../inbox/take-alarm.ts';
import { reefersView } from '../live/reefer-views.ts';
import { refuse } from './answers.ts';
import type { Route, RouteContext } from './route.ts';

const Params = Type.Object({ container: Type.String({ minLength: 1, maxLength: 40 }) });
const Body = Type.Object(
  { by: Type.String({ minLength: 1, maxLength: 100, description: 'who takes note of it' }) },
  { additionalProperties: false },
);

/** All of them. */
export const REEFER_ROUTES: readonly Route[] = [
  {
    method: 'GET',
    path: '/api/v1/reefers',
    summary: 'Reefers that alarm and reefers off power, with figures of all',
    answer:
      'Plugged reefers and their mean power; alarms with what was read and who has taken note; reefers off power, since when, and whether that is too long.',
    versioned: true,
    handle: (_, __, { live }) => reefersView(live.run),
  },
  {
    method: 'POST',
    path: '/api/v1/reefers/:container/acknowledgement',
    summary: 'Takes note of the alarm of a reefer',
    answer: 'The container. It is durable, and counts from the next turn on.',
    params: Params,
    body: Body,
    handle: acknowledge,
  },
];

function acknowledge(request: FastifyRequest, reply: FastifyReply, { live, failed }: RouteContext): unknown {
  const { container } = request.params as Static<typeof Params>;
  const { by } = request.body as Static<typeof Body>;
  const noRoom = ({ message }: JournalFull): FastifyReply => refuse(reply, 503, 'HWS-RUN-058', message, request.url);
  if (live.standing) return noRoom(live.standing);
  try {
    const decision = { type: 'REEFER_ALARM', reference: by, container: container as ContainerId } as const;
    const objection = takeAlarm(live, decision, Date.now());
    if (objection === null) return reply.code(202).send({ container });
    const [status, code] = objection.rule === 'unknown' ? [404, 'HWS-REF-001'] : [409, 'HWS-REF-002'];
    return refuse(reply, status, code, `It cannot be noted: ${objection.message}`, request.url);
  } catch (error) {
    if (error instanceof JournalFull) return noRoom(error);
    if (error instanceof JournalFailure) failed(error);
    throw error;
  }
}
