// The routes of the berth plan: what its planner says of it, the check of a berth, and berths that people fix by hand.
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type, type Static } from 'typebox';
import type { Rejection } from '../../ledger/rejection.ts';
import { checkedBerth } from '../../operation/quay/berth-pin.ts';
import { JournalFailure, JournalFull } from '../../store/errors.ts';
import type { BerthDecision } from '../../terminal/berth-pin.ts';
import type { CallId } from '../../terminal/ids.ts';
import { takeBerth, type NotTaken } from '../inbox/take-berth.ts';
import { berthCheckView, berthPlanView } from '../live/berth-views.ts';
import { refuse } from './answers.ts';
import type { Route, RouteContext } from './route.ts';

const Params = Type.Object({ call: Type.String({ minLength: 1, maxLength: 60 }) });
const By = Type.String({ minLength: 1, maxLength: 100, description: 'who decides it' });
const Wish = {
  x: Type.Number({
    minimum: 0,
    maximum: 100_000,
    description: 'end of the vessel with the smaller x, m along the quay',
  }),
  start: Type.Optional(
    Type.Union([Type.Integer({ minimum: 0, maximum: 8.64e15 }), Type.Null()], {
      description: 'she does not berth before this, ms UTC; null or left out: as soon as there is room',
    }),
  ),
};
const CheckBody = Type.Object(Wish, { additionalProperties: false });
const PinBody = Type.Object({ ...Wish, by: By }, { additionalProperties: false });
const EndQuery = Type.Object({ by: By });

/** All of them. */
export const BERTH_ROUTES: readonly Route[] = [
  {
    method: 'GET',
    path: '/api/v1/calls/plan',
    summary: 'What the planner of the quay says of the berth plan',
    answer:
      'When it was changed last, what it costs, the least that any plan could cost, the gap between them; draughts and the tide that each call needs where she is planned.',
    versioned: true,
    handle: (_, __, { live, room }) => berthPlanView(live.run, room.quayPlan),
  },
  {
    method: 'POST',
    path: '/api/v1/calls/:call/berth/check',
    summary: 'Checks a berth for a vessel against every rule of the quay; changes nothing',
    answer:
      'Whether she fits there, every rule that is broken with its code, sentence and the other call, when she would lie there, and what it costs against the plan now.',
    params: Params,
    body: CheckBody,
    handle: check,
  },
  {
    method: 'PUT',
    path: '/api/v1/calls/:call/berth',
    summary: 'Fixes the berth of a vessel that has not been sent to the quay',
    answer: 'The call and its berth. It is durable, and the quay is planned anew around it in the next turn.',
    params: Params,
    body: PinBody,
    handle: (request, reply, context) => {
      const { x, start = null, by } = request.body as Static<typeof PinBody>;
      return take(request, reply, context, { reference: by, action: { do: 'pin', x, start } });
    },
  },
  {
    method: 'DELETE',
    path: '/api/v1/calls/:call/berth',
    summary: 'Lets the plan decide again about the berth of a vessel',
    answer: 'The call. It is durable, and the quay is planned anew in the next turn.',
    params: Params,
    querystring: EndQuery,
    handle: (request, reply, context) => {
      const { by } = request.query as Static<typeof EndQuery>;
      return take(request, reply, context, { reference: by, action: { do: 'unpin' } });
    },
  },
];

function callOf(request: FastifyRequest): CallId {
  return (request.params as Static<typeof Params>).call as CallId;
}

function check(request: FastifyRequest, reply: FastifyReply, { live }: RouteContext): unknown {
  const { x, start = null } = request.body as Static<typeof CheckBody>;
  const { desk } = live.run.operation;
  const call = callOf(request);
  const record = desk.ledger.state.calls.get(call);
  if (!record) return refuse(reply, 404, 'HWS-BTH-001', `There is no call ${call}`, request.url);
  if (record.state !== 'expected' && record.state !== 'at-roads')
    return refuse(reply, 409, 'HWS-BTH-002', `${record.vessel} has been sent to the quay`, request.url);
  const checked = checkedBerth(desk, call, { x, start }, live.now);
  return checked ? berthCheckView(desk.model, checked) : refuse(reply, ...unplanned(call), request.url);
}

function unplanned(call: CallId): [status: number, code: string, message: string] {
  return [409, 'HWS-BTH-005', `${call} has no place in the plan yet`];
}

/** What is answered to each law that stands against it. */
const REFUSALS: Partial<Record<Rejection['rule'], [status: number, code: string]>> = {
  unknown: [404, 'HWS-BTH-001'],
  order: [409, 'HWS-BTH-002'],
  unpinned: [409, 'HWS-BTH-003'],
  duplicate: [409, 'HWS-BTH-004'],
  'no-ground': [422, 'HWS-BTH-010'],
};

function take(
  request: FastifyRequest,
  reply: FastifyReply,
  { live, failed }: RouteContext,
  decision: Pick<BerthDecision, 'reference' | 'action'>,
): unknown {
  const noRoom = ({ message }: JournalFull): FastifyReply => refuse(reply, 503, 'HWS-RUN-058', message, request.url);
  if (live.standing) return noRoom(live.standing);
  const call = callOf(request);
  try {
    const not = takeBerth(live, { type: 'BERTH_PIN', call, ...decision }, Date.now());
    if (not) return notTaken(request, reply, live, call, not);
    const { action } = decision;
    return reply.code(202).send(action.do === 'pin' ? { call, x: action.x, start: action.start } : { call });
  } catch (error) {
    if (error instanceof JournalFull) return noRoom(error);
    if (error instanceof JournalFailure) failed(error);
    throw error;
  }
}

function notTaken(
  request: FastifyRequest,
  reply: FastifyReply,
  live: RouteContext['live'],
  call: CallId,
  not: NotTaken,
): FastifyReply {
  const said = (message: string): string => `It cannot be: ${message}`;
  if ('unplanned' in not) return refuse(reply, ...unplanned(call), request.url);
  if ('objection' in not) {
    const [status, code] = REFUSALS[not.objection.rule] ?? [409, 'HWS-BTH-002'];
    return refuse(reply, status, code, said(not.objection.message), request.url);
  }
  const broken = berthCheckView(live.model, not.check).objections.filter(({ rule }) => rule !== 'gives-way');
  const text = broken.map(({ message }) => message).join('; ');
  return refuse(reply, 422, broken[0]?.code ?? 'HWS-BTH-010', said(text), request.url);
}
