// The routes of a vessel's stow: her plan, the check of a cell for a load, and a load that a person gives another cell.
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type, type Static } from 'typebox';
import { JournalFailure, JournalFull } from '../../store/errors.ts';
import type { CallId, ContainerId } from '../../terminal/ids.ts';
import type { LoadMoveDecision } from '../../terminal/load-move.ts';
import { takeLoadMove } from '../inbox/take-load-move.ts';
import { checkLoadMove } from '../vessel-plan/cell-rules.ts';
import { vesselPlanView } from '../vessel-plan/plan-view.ts';
import { refuse } from './answers.ts';
import type { Route, RouteContext } from './route.ts';

const CallParams = Type.Object({ call: Type.String({ minLength: 1, maxLength: 60 }) });
const LoadParams = Type.Object({
  call: Type.String({ minLength: 1, maxLength: 60 }),
  container: Type.String({ minLength: 1, maxLength: 40 }),
});
const Slot = Type.Object(
  {
    bay: Type.Integer({ minimum: 1, maximum: 199 }),
    row: Type.Integer({ minimum: 0, maximum: 99 }),
    tier: Type.Integer({ minimum: 2, maximum: 98 }),
  },
  { additionalProperties: false, description: 'cell by ISO 9711-1' },
);
const CheckBody = Type.Object({ slot: Slot }, { additionalProperties: false });
const MoveBody = Type.Object(
  { slot: Slot, by: Type.String({ minLength: 1, maxLength: 100, description: 'who decides it' }) },
  { additionalProperties: false },
);

/** All of them. */
export const STOWAGE_ROUTES: readonly Route[] = [
  {
    method: 'GET',
    path: '/api/v1/calls/:call/stowage',
    summary: 'The plan of a vessel: her cells, what stands and is to stand in them, the work of her bays and cranes',
    answer:
      'Particulars, ports in order, bays with their stacks and progress, boxes with cell and state, the sequences of the cranes with times, and how she will float where her hydrostatics are known.',
    params: CallParams,
    versioned: true,
    handle: (request, reply, { live }) => {
      const { call: id } = request.params as Static<typeof CallParams>;
      const call = live.run.ledger.state.calls.get(id as CallId);
      if (call) return vesselPlanView(live.run, live.vessels.profiles, call);
      return refuse(reply, 404, 'HWS-STW-001', `There is no call ${id}`, request.url);
    },
  },
  {
    method: 'POST',
    path: '/api/v1/calls/:call/loads/:container/check',
    summary: 'Whether a load may be given another cell; changes nothing',
    answer: 'fits, and every rule that stands against it with its code, a sentence and the box that it is about.',
    params: LoadParams,
    body: CheckBody,
    handle: (request, _, { live }) => {
      const { slot } = request.body as Static<typeof CheckBody>;
      return checkLoadMove(live.run, live.vessels.profiles, decisionOf(request, slot, ''), live.vessels.asked.shipOf);
    },
  },
  {
    method: 'PUT',
    path: '/api/v1/calls/:call/loads/:container/slot',
    summary: 'Gives a load another cell, which it keeps until it is aboard',
    answer: 'Container and cell. It is durable, and counts from the next turn on.',
    params: LoadParams,
    body: MoveBody,
    handle: move,
  },
];

function decisionOf(request: FastifyRequest, slot: Static<typeof Slot>, by: string): LoadMoveDecision {
  const { call, container } = request.params as Static<typeof LoadParams>;
  return { type: 'LOAD_MOVE', reference: by, call: call as CallId, container: container as ContainerId, slot };
}

function move(request: FastifyRequest, reply: FastifyReply, { live, failed }: RouteContext): unknown {
  const { slot, by } = request.body as Static<typeof MoveBody>;
  const noRoom = ({ message }: JournalFull): FastifyReply => refuse(reply, 503, 'HWS-RUN-058', message, request.url);
  if (live.standing) return noRoom(live.standing);
  try {
    const decision = decisionOf(request, slot, by);
    const [first, ...others] = takeLoadMove(live, decision, Date.now());
    if (!first) return reply.code(202).send({ container: decision.container, slot });
    const sentences = [first, ...others].map(({ message }) => message).join('; ');
    const status = first.rule === 'not-listed' ? 404 : 409;
    return refuse(reply, status, first.code, `It cannot be moved there: ${sentences}`, request.url);
  } catch (error) {
    if (error instanceof JournalFull) return noRoom(error);
    if (error instanceof JournalFailure) failed(error);
    throw error;
  }
}
