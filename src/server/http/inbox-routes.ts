// The routes of the inbox: the history of interchanges, and discrepancies with what people decide about them.
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type, type Static } from 'typebox';
import { JournalFailure, JournalFull } from '../../store/errors.ts';
import type { ContainerRecord } from '../../ledger/state.ts';
import type { Decision, Discrepancy } from '../../terminal/discrepancy.ts';
import type { DiscrepancyView } from '../api.ts';
import { interchangeDetail, interchangePage, MOST_ON_PAGE } from '../inbox/history.ts';
import { sentPage } from '../inbox/sent.ts';
import { takeDecision } from '../inbox/take-decision.ts';
import { yardPosition } from '../inbox/yard-position.ts';
import { baseOf } from '../../operation/outbox/answers.ts';
import { refuse } from './answers.ts';
import type { Route, RouteContext } from './route.ts';
import { YardSlotBody } from './yard-slot.ts';

const States = Type.Union(
  (['refused', 'to-work', 'waits', 'partly', 'worked'] as const).map((state) => Type.Literal(state)),
);
const HistoryQuery = Type.Object({
  before: Type.Optional(Type.String({ maxLength: 60 })),
  limit: Type.Optional(Type.String({ pattern: '^[1-9]\\d{0,2}$' })),
  sender: Type.Optional(Type.String({ maxLength: 35 })),
  state: Type.Optional(States),
});
/** Of what was sent, so many at most are told at once; all of it is a table (messages-out). */
const MOST_SENT = 1000;
const SentQuery = Type.Object({
  limit: Type.Optional(Type.String({ pattern: '^[1-9]\\d{0,3}$' })),
  type: Type.Optional(Type.String({ pattern: '^[A-Z]{6}$' })),
});
const InterchangeParams = Type.Object({ id: Type.String({ minLength: 1, maxLength: 60 }) });
/** Names of the outbox tell a call or an interchange; they have no other signs. */
const FileParams = Type.Object({ id: Type.String({ pattern: '^[A-Za-z0-9][A-Za-z0-9._-]{0,150}$' }) });
const ContainerParams = Type.Object({ container: Type.String({ minLength: 1, maxLength: 40 }) });
const DecisionBody = Type.Object(
  {
    accept: Type.Union([Type.Literal('record'), Type.Literal('claim')]),
    by: Type.String({ minLength: 1, maxLength: 100 }),
    found: Type.Optional(YardSlotBody),
  },
  { additionalProperties: false },
);

/** All of them; the way in for interchanges themselves is edi-route.ts. */
export const INBOX_ROUTES: readonly Route[] = [
  {
    method: 'GET',
    path: '/api/v1/edi',
    summary: 'Interchanges that came in, newest first',
    answer: `At most limit of them (50, up to ${MOST_ON_PAGE}), and what to give as before for the next page; null where there is none.`,
    querystring: HistoryQuery,
    handle: (request, _, { live }) => {
      const { limit, ...query } = request.query as Static<typeof HistoryQuery>;
      const most = limit === undefined ? {} : { limit: Math.min(MOST_ON_PAGE, Number(limit)) };
      return interchangePage(live, { ...query, ...most });
    },
  },
  {
    method: 'GET',
    path: '/api/v1/edi/:id',
    summary: 'What became of an interchange',
    answer:
      'The interchange, its messages with what was applied and what was not and why, the findings, and the answers sent.',
    params: InterchangeParams,
    handle: (request, reply, { live }) => {
      const { id } = request.params as Static<typeof InterchangeParams>;
      return interchangeDetail(live, id) ?? noInterchange(request, reply, id);
    },
  },
  {
    method: 'GET',
    path: '/api/v1/edi/:id/bytes',
    summary: 'An interchange as it came in or went out, to the byte',
    answer: 'The file. The id is that of an interchange that came in, or the name of one that went out without ".edi".',
    params: FileParams,
    handle: (request, reply, { live }) => {
      const { id } = request.params as Static<typeof FileParams>;
      const file = `${id}.edi`;
      const arrival = live.archive.arrival(file);
      const bytes = arrival ? live.archive.bytes(arrival) : live.sent(file);
      if (!bytes) return noInterchange(request, reply, id);
      void reply.header('content-disposition', `attachment; filename="${id}.edi"`);
      return reply.type('application/edifact').send(Buffer.from(bytes));
    },
  },
  {
    method: 'GET',
    path: '/api/v1/sent',
    summary: 'Files that were written to be sent, newest first',
    answer: `At most limit of them (50, up to ${MOST_SENT}), each with what it is about, and how many there are. GET /api/v1/edi/FILE/bytes, without ".edi", gives one.`,
    querystring: SentQuery,
    handle: (request, _, { live }) => {
      const { limit, ...query } = request.query as Static<typeof SentQuery>;
      return sentPage(live, { ...query, limit: Math.min(MOST_SENT, Number(limit ?? 50)) });
    },
  },
  {
    method: 'GET',
    path: '/api/v1/discrepancies',
    summary: 'Containers of which a message claims what the record knows to be otherwise',
    answer: 'A list; each container is on hold until somebody has decided.',
    versioned: true,
    handle: (_, __, { live }) => {
      const { discrepancies, containers } = live.run.ledger.state;
      return [...discrepancies.values()].map((one) => discrepancyView(one, containers.get(one.container)));
    },
  },
  {
    method: 'POST',
    path: '/api/v1/discrepancies/:container',
    summary: 'Decides about a discrepancy: the record is right, or the claim',
    answer: 'The container and what was accepted. It is durable, and carried out in the next turn.',
    params: ContainerParams,
    body: DecisionBody,
    handle: decide,
  },
];

function noInterchange(request: FastifyRequest, reply: FastifyReply, id: string): FastifyReply {
  return refuse(reply, 404, 'HWS-RUN-079', `There is no interchange ${id}`, request.url);
}

function discrepancyView(discrepancy: Discrepancy, record: ContainerRecord | undefined): DiscrepancyView {
  const { container, claim, recorded, reason, since } = discrepancy;
  const { kind, sender, file, type, reference, call, kg } = claim;
  const mass = kg === undefined || !record ? null : { claimed: kg, recorded: record.container.grossKg };
  const message = { sender, interchange: baseOf(file), type, reference, call };
  return { container, claim: kind, ...message, mass, recorded, reason, since };
}

function decide(request: FastifyRequest, reply: FastifyReply, { live, failed }: RouteContext): unknown {
  const { container } = request.params as Static<typeof ContainerParams>;
  const { accept, by, found } = request.body as Static<typeof DecisionBody>;
  const decision: Decision = {
    type: 'DECISION',
    reference: by,
    container: container.toUpperCase() as Decision['container'],
    accept,
    found: found ? yardPosition(found) : null,
  };
  if (live.standing) return noRoom(reply, live.standing, request.url);
  try {
    const objection = takeDecision(live, decision, Date.now());
    if (objection !== null)
      return refuse(reply, 409, 'HWS-RUN-069', `It cannot be decided so: ${objection}`, request.url);
    return reply.code(202).send({ container: decision.container, accepted: accept });
  } catch (error) {
    if (error instanceof JournalFull) return noRoom(reply, error, request.url);
    if (error instanceof JournalFailure) failed(error);
    throw error;
  }
}

function noRoom(reply: FastifyReply, { message }: JournalFull, where: string): FastifyReply {
  return refuse(reply, 503, 'HWS-RUN-058', message, where);
}
