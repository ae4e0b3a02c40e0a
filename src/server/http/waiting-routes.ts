// The routes of what cranes wait for and of the figures: why a crane waits now or waited, the last day's waiting by cause, figures with history.
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type, type Static } from 'typebox';
import type { CraneWaiting, WaitLink, WaitSpan } from '../api/waiting.ts';
import { KEPT_MS } from '../causes/waiting-notes.ts';
import { craneWaiting, waitingView } from '../causes/waiting-views.ts';
import type { ControlRoom } from '../live/control-room.ts';
import { figuresView } from '../live/figure-views.ts';
import { refuse } from './answers.ts';
import type { Route, RouteContext } from './route.ts';

const Params = Type.Object({ che: Type.String({ minLength: 1, maxLength: 40 }) });
const Time = Type.String({ pattern: '^\\d{1,15}$', description: 'ms UTC' });
const Query = Type.Object({ from: Type.Optional(Time), to: Type.Optional(Time) });

/** All of them. */
export const WAITING_ROUTES: readonly Route[] = [
  {
    method: 'GET',
    path: '/api/v1/cranes/:che/waiting',
    summary: 'Why a quay crane waited: each wait of a time with its chain of causes',
    answer:
      'When the crane was at work for calls, and its waits that reach into the time, each with its root and the chain as it was when it began. from and to are ms UTC; without them it is the last day.',
    params: Params,
    querystring: Query,
    versioned: true,
    handle: waitsOfCrane,
  },
  {
    method: 'GET',
    path: '/api/v1/waiting',
    summary: 'Where the time of the quay cranes went in the last 24 hours, by root cause',
    answer:
      'Milliseconds of work and by root of waiting: in all, by call, by crane, and by crane in slices of ten minutes; and of each crane that waits now the chain of causes as it is now.',
    versioned: true,
    handle: (_, __, { live, room }) => {
      const view = waitingView(live.run.operation.desk, live.day.waiting);
      const cranes = view.cranes.map((one) => ({ ...one, now: one.now && withReasons(room, one.now) }));
      return { ...view, cranes };
    },
  },
  {
    method: 'GET',
    path: '/api/v1/figures',
    summary: 'The figures of the terminal with targets and history',
    answer:
      'Each figure in the last quarter of an hour, the last hour, today and the last 24 hours, with its target and whether it is met; its history by quarters of an hour (24 hours) and by hours (a week); and figures by crane and by call.',
    versioned: true,
    handle: (_, __, { live, room }) => figuresView(live.run, live.day, room.calls()),
  },
];

function waitsOfCrane(request: FastifyRequest, reply: FastifyReply, { live, room }: RouteContext): unknown {
  const { che } = request.params as Static<typeof Params>;
  const { from, to } = request.query as Static<typeof Query>;
  const until = to === undefined ? live.now : Number(to);
  const since = from === undefined ? until - KEPT_MS : Number(from);
  const waiting = craneWaiting(live.run.operation.desk, live.day.waiting, che, since, until);
  if (!waiting) return refuse(reply, 404, 'HWS-TAB-002', `There is no quay crane ${che}`, request.url);
  const spans = waiting.spans.map((span) => withReasons(room, span));
  return { ...waiting, spans, now: waiting.now && withReasons(room, waiting.now) } satisfies CraneWaiting;
}

/** Where boxes stand on one that is wanted, the chain tells what decided that they were set there: their stories know. */
function withReasons(room: ControlRoom, span: WaitSpan): WaitSpan {
  if (!span.chain.some(({ does }) => does === 'set-on')) return span;
  const chain = span.chain.map((link) => (link.does === 'set-on' ? setOn(room, link, span.from) : link));
  return { ...span, chain };
}

function setOn(room: ControlRoom, link: WaitLink, at: number): WaitLink {
  const lines = (room.story(link.who.id)?.story ?? []).filter((line) => line.at <= at);
  const set = lines.findLast(({ event }) => event === 'stacked');
  const chosen = lines.findLast(({ event, why }) => event === 'slot-chosen' && why !== null);
  const since = set?.at ?? link.since;
  return { ...link, since, ...(chosen?.why && { why: chosen.why.decided }) };
}
