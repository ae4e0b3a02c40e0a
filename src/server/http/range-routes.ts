// The routes of what planners draw in the yard: the list of ranges, locks, allocations, and their end.
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type, type Static } from 'typebox';
import type { Rejection } from '../../ledger/rejection.ts';
import { JournalFailure, JournalFull } from '../../store/errors.ts';
import type { BlockId, CallId } from '../../terminal/ids.ts';
import type { BoxFilter, YardRange } from '../../terminal/yard-range.ts';
import { takeRange } from '../inbox/take-range.ts';
import { rangeViews } from '../live/range-views.ts';
import { refuse } from './answers.ts';
import type { Route, RouteContext } from './route.ts';

const By = Type.String({ minLength: 1, maxLength: 100, description: 'who decides it' });
const Place = {
  block: Type.String({ minLength: 1, maxLength: 40 }),
  fromBay: Type.Integer({ minimum: 1, description: "first 40' bay: 2, 6, 10 …" }),
  toBay: Type.Integer({ minimum: 1, description: "last 40' bay" }),
  fromRow: Type.Integer({ minimum: 1 }),
  toRow: Type.Integer({ minimum: 1 }),
};
const LockBody = Type.Object(
  { ...Place, reason: Type.String({ minLength: 1, maxLength: 200 }), by: By },
  { additionalProperties: false },
);
const Filter = Type.Object(
  {
    call: Type.Optional(Type.String({ minLength: 1, maxLength: 60, description: 'call that they leave with' })),
    portOfDischarge: Type.Optional(Type.String({ minLength: 1, maxLength: 5 })),
    line: Type.Optional(Type.String({ minLength: 1, maxLength: 17, description: 'line, code as sent' })),
    lengthFeet: Type.Optional(Type.Union([Type.Literal(20), Type.Literal(40), Type.Literal(45)])),
    full: Type.Optional(Type.Boolean()),
    reefer: Type.Optional(Type.Boolean()),
    dangerous: Type.Optional(Type.Boolean()),
  },
  { additionalProperties: false, description: 'the boxes that meet all that is told' },
);
const AllocationBody = Type.Object(
  {
    ...Place,
    use: Type.Union([Type.Literal('reserved'), Type.Literal('preferred')], {
      description: 'reserved: other boxes stay out; preferred: they come last',
    }),
    filter: Filter,
    by: By,
  },
  { additionalProperties: false },
);
const RangeParams = Type.Object({ range: Type.String({ minLength: 1, maxLength: 20 }) });
const EndQuery = Type.Object({ by: By });

/** All of them. */
export const RANGE_ROUTES: readonly Route[] = [
  {
    method: 'GET',
    path: '/api/v1/yard/ranges',
    summary: 'Ranges of the yard that planners have locked or keep for certain boxes',
    answer: 'A list: place, who drew it and why, how many boxes stand in it.',
    versioned: true,
    handle: (_, __, { live }) => rangeViews(live.run.ledger.state),
  },
  {
    method: 'POST',
    path: '/api/v1/yard/locks',
    summary: 'Locks a range: nothing is set there until it is unlocked',
    answer:
      'Its name. It is durable, and counts from the next turn on; boxes that no crane has begun to set there go elsewhere.',
    body: LockBody,
    handle: (request, reply, context) => {
      const { reason, by, ...place } = request.body as Static<typeof LockBody>;
      return take(request, reply, context, {
        reference: by,
        action: { do: 'lock', place: placeOf(place), reason },
      });
    },
  },
  {
    method: 'POST',
    path: '/api/v1/yard/allocations',
    summary: 'Keeps a range for the boxes that meet a filter',
    answer: 'Its name. It is durable, and counts from the next turn on; what stands there already stays.',
    body: AllocationBody,
    handle: (request, reply, context) => {
      const { use, filter, by, ...place } = request.body as Static<typeof AllocationBody>;
      const { call, ...rest } = filter;
      const whole: BoxFilter = call === undefined ? rest : { ...rest, call: call as CallId };
      return take(request, reply, context, {
        reference: by,
        action: { do: 'allocate', place: placeOf(place), use, filter: whole },
      });
    },
  },
  {
    method: 'DELETE',
    path: '/api/v1/yard/ranges/:range',
    summary: 'Unlocks a range, or removes an allocation',
    answer: 'Its name. It is durable, and counts from the next turn on.',
    params: RangeParams,
    querystring: EndQuery,
    handle: (request, reply, context) => {
      const { range } = request.params as Static<typeof RangeParams>;
      const { by } = request.query as Static<typeof EndQuery>;
      return take(request, reply, context, { reference: by, range, action: { do: 'end' } });
    },
  },
];

function placeOf(place: Omit<YardRange, 'block'> & { block: string }): YardRange {
  return { ...place, block: place.block as BlockId };
}

/** What is answered to each rule that stands against it. */
const REFUSALS: Partial<Record<Rejection['rule'], [status: number, code: string]>> = {
  'no-ground': [422, 'HWS-PLN-001'],
  duplicate: [409, 'HWS-PLN-002'],
  occupied: [409, 'HWS-PLN-003'],
  'no-filter': [422, 'HWS-PLN-004'],
  unknown: [404, 'HWS-PLN-005'],
  'too-many': [409, 'HWS-PLN-006'],
};

function take(
  request: FastifyRequest,
  reply: FastifyReply,
  { live, failed }: RouteContext,
  decision: Parameters<typeof takeRange>[1],
): unknown {
  const noRoom = ({ message }: JournalFull): FastifyReply => refuse(reply, 503, 'HWS-RUN-058', message, request.url);
  if (live.standing) return noRoom(live.standing);
  try {
    const taken = takeRange(live, decision, Date.now());
    if ('range' in taken) return reply.code(202).send({ range: taken.range });
    const [status, code] = REFUSALS[taken.objection.rule] ?? [409, 'HWS-PLN-002'];
    return refuse(reply, status, code, `It cannot be drawn so: ${taken.objection.message}`, request.url);
  } catch (error) {
    if (error instanceof JournalFull) return noRoom(error);
    if (error instanceof JournalFailure) failed(error);
    throw error;
  }
}
