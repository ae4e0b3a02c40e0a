// The routes of training: shifts are made, opened, ended, and their debriefs told; and within a shift, how it stands, its beginning and its end.
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type, type Static } from 'typebox';
import { csvText } from '../../kit/csv.ts';
import { InputError } from '../../terminal/diagnostic.ts';
import type { ShiftAnswer, ShiftOrder } from '../api/training.ts';
import { MOST_SPEED } from '../live/pace.ts';
import { FAULT_CHOICES } from '../training/faults.ts';
import type { TrainingDesk } from '../training/desk.ts';
import type { ShiftKeeper } from '../training/shift-keeper.ts';
import { refuse } from './answers.ts';
import type { Route, RouteContext } from './route.ts';

/** Longest shift, and most hours before it, h: both together lie within the first week, whose traffic is known. */
const MOST_HOURS = 12;
const MOST_HOURS_BEFORE = 96;
const MOST_FAULTS = 20;
const MOST_FILE = 60_000;

const Name = Type.String({ minLength: 1, maxLength: 100 });
const Params = Type.Object({ id: Type.String({ minLength: 1, maxLength: 40 }) });
const By = Type.Object({ by: Name }, { additionalProperties: false });
const Count = Type.Optional(Type.Integer({ minimum: 0, maximum: MOST_FAULTS }));
const OrderBody = Type.Object(
  {
    trainee: Name,
    by: Type.String({ minLength: 1, maxLength: 100, description: 'the trainer' }),
    hours: Type.Integer({ minimum: 1, maximum: MOST_HOURS }),
    speed: Type.Number({ minimum: 1, maximum: MOST_SPEED, description: 'times life' }),
    traffic: Type.Number({
      exclusiveMinimum: 0,
      maximum: 3,
      description: "factor on the terminal's weekly quay moves",
    }),
    seed: Type.Integer({ minimum: 1, maximum: 999_999_999, description: 'of the traffic and of what goes wrong' }),
    hoursBefore: Type.Integer({
      minimum: 0,
      maximum: MOST_HOURS_BEFORE,
      description: 'hours that the terminal has worked when the shift begins',
    }),
    level: Type.Union((['calm', 'ordinary', 'rough', 'own', 'file'] as const).map((one) => Type.Literal(one))),
    faults: Type.Object(Object.fromEntries(FAULT_CHOICES.map((one) => [one, Count])), { additionalProperties: false }),
    byChance: Type.Boolean({ description: 'machines fail at the rates of the terminal file, too' }),
    file: Type.Optional(
      Type.Object(
        { name: Type.String({ minLength: 1, maxLength: 100 }), text: Type.String({ maxLength: MOST_FILE }) },
        {
          additionalProperties: false,
          description: 'disturbances in place of faults; times count from the shift’s begin',
        },
      ),
    ),
  },
  { additionalProperties: false },
);
const SHIFT = 'The shift: what was asked for, its state, its beginning and end in terminal time, its score.';
const STANDS = 'shift: trainee, state, beginning, end and terminal time (ms UTC), speed.';

/** All of them. */
export const TRAINING_ROUTES: readonly Route[] = [
  {
    method: 'GET',
    path: '/api/v1/training',
    summary: 'Training shifts, and what can be chosen for one',
    answer: 'The shifts that are kept, newest first; the ready levels; the faults that the terminal knows.',
    handle: atDesk((desk) => desk.view()),
  },
  {
    method: 'POST',
    path: '/api/v1/training',
    summary: 'Makes a training shift: a terminal of its own under /training/ID/; one at a time, 409 while there is one',
    answer: SHIFT,
    body: OrderBody,
    handle: atDesk(async (desk, request, reply) => reply.code(202).send(await desk.make(request.body as ShiftOrder))),
  },
  {
    method: 'POST',
    path: '/api/v1/training/:id/open',
    summary: 'Opens the record of a shift under /training/ID/, to look at it or to begin it',
    answer: SHIFT,
    params: Params,
    handle: atDesk(async (desk, request, reply) => reply.code(202).send(await desk.look(idOf(request)))),
  },
  {
    method: 'POST',
    path: '/api/v1/training/:id/stop',
    summary: 'Closes a shift; one that is not over is broken off',
    answer: SHIFT,
    params: Params,
    handle: atDesk((desk, request) => desk.stop(idOf(request))),
  },
  {
    method: 'GET',
    path: '/api/v1/training/:id/debrief',
    summary: 'The debrief of a shift: score, figures beside those of the automatic run, faults, deeds, waits',
    answer:
      'Score and its lines, what went wrong and the first thing done about it, what people did, waits of both runs.',
    params: Params,
    handle: atDesk((desk, request) => desk.debrief(idOf(request))),
  },
  {
    method: 'GET',
    path: '/api/v1/training/:id/debrief.csv',
    summary: 'The figures of a debrief as CSV',
    answer: 'figure, trainee, automatic, target, points, weight.',
    params: Params,
    handle: atDesk(giveCsv),
  },
  {
    method: 'GET',
    path: '/api/v1/shift',
    summary: 'Within a training shift: how it stands',
    answer: `${STANDS} null where this server is a terminal of its own.`,
    handle: (_, __, { shift }): ShiftAnswer => ({ shift: shift?.view() ?? null }),
  },
  {
    method: 'POST',
    path: '/api/v1/shift/begin',
    summary: 'Within a training shift: the trainee begins',
    answer: STANDS,
    body: By,
    handle: inShift((shift) => shift.begin()),
  },
  {
    method: 'POST',
    path: '/api/v1/shift/end',
    summary: 'Within a training shift: ends it before its time; it is scored for the hours that were worked',
    answer: STANDS,
    body: By,
    handle: inShift((shift) => shift.end()),
  },
];

type Handle = Route['handle'];

/** What is refused gets its status; anything else that is wrong with a request is 422. */
const STATUS: Readonly<Record<string, number>> = {
  ...{ 'HWS-TRN-001': 409, 'HWS-TRN-002': 404, 'HWS-TRN-004': 404, 'HWS-TRN-008': 409 },
};

function atDesk(work: (desk: TrainingDesk, request: FastifyRequest, reply: FastifyReply) => unknown): Handle {
  return async (request, reply, { training }: RouteContext) => {
    if (!training) return refuse(reply, 404, 'HWS-TRN-009', 'This is a training shift itself', request.url);
    try {
      return await work(training, request, reply);
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      return reply.code(STATUS[error.diagnostic.code] ?? 422).send({ error: error.diagnostic });
    }
  };
}

function inShift(work: (shift: ShiftKeeper) => boolean): Handle {
  return (request, reply, { shift }) => {
    if (!shift)
      return refuse(reply, 404, 'HWS-TRN-005', 'This is no training shift, but the terminal itself', request.url);
    if (work(shift)) return { shift: shift.view() } satisfies ShiftAnswer;
    return refuse(reply, 409, 'HWS-TRN-006', 'The shift does not stand at its beginning, or is over', request.url);
  };
}

function giveCsv(desk: TrainingDesk, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const id = idOf(request);
  const headings = ['figure', 'trainee', 'automatic', 'target', 'points', 'weight'];
  const { rows, score } = desk.debrief(id);
  const lines = rows.map(({ figure, trainee, automatic, target, points, weight }) => [
    ...[figure, trainee, automatic, target?.value ?? null, points, weight],
  ]);
  void reply.header('content-disposition', `attachment; filename="${id}.csv"`);
  return reply
    .type('text/csv; charset=utf-8')
    .send(csvText(headings, [...lines, ['score', null, null, null, score, null]]));
}

/** Within a shift: nobody changes its speed, and nobody changes anything when it is over. Null for what may go on. */
export function refusedByShift(
  request: FastifyRequest,
  reply: FastifyReply,
  { shift }: RouteContext,
): FastifyReply | null {
  if (!shift || request.method === 'GET' || request.method === 'HEAD') return null;
  const path = request.url.split('?')[0] ?? '';
  if (path === '/api/speed')
    return refuse(reply, 409, 'HWS-TRN-007', 'The speed of a training shift stays as it is', request.url);
  if (!shift.closed || path.startsWith('/api/v1/shift/')) return null;
  return refuse(reply, 409, 'HWS-TRN-006', 'The training shift is over', request.url);
}

function idOf(request: FastifyRequest): string {
  return (request.params as Static<typeof Params>).id;
}
