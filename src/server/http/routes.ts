// The routes of the program interface: one table, from which both the server and its OpenAPI description are made.
import type { FastifyInstance } from 'fastify';
import { Type, type TSchema } from 'typebox';
import { KEPT_MS } from '../../ledger/forget.ts';
import type { ReplayRange } from '../api.ts';
import { MOST_SPEED } from '../live/pace.ts';
import { runDiagnostic } from '../run/scenario.ts';
import { refuse } from './answers.ts';
import { BERTH_ROUTES } from './berth-routes.ts';
import { MOST_EDI_BYTES } from './edi-limits.ts';
import { takeEdi } from './edi-route.ts';
import { COLOUR_ROUTES } from './colour-routes.ts';
import { EXCEPTION_ROUTES } from './exception-routes.ts';
import { INBOX_ROUTES } from './inbox-routes.ts';
import { MACHINE_ROUTES } from './machine-routes.ts';
import { RANGE_ROUTES } from './range-routes.ts';
import { REEFER_ROUTES } from './reefer-routes.ts';
import type { Route, RouteContext } from './route.ts';
import { SHIFT_REPORT_ROUTES } from './shift-report-routes.ts';
import { TABLE_ROUTES } from './table-routes.ts';
import { WAITING_ROUTES } from './waiting-routes.ts';
import { STOWAGE_ROUTES } from './stowage-routes.ts';
import { refusedByShift, TRAINING_ROUTES } from './training-routes.ts';
import { WHAT_IF_ROUTES } from './what-if-routes.ts';
import { YARD_ROUTES } from './yard-routes.ts';

/** Largest other body, bytes: a what-if with a script of disturbances. */
const MOST_BODY_BYTES = 100_000;

/** Where interchanges are sent; the second is the older name of the first. */
const EDI_PATHS = ['/api/v1/edi', '/api/edi'];

const SpeedBody = Type.Object(
  { speed: Type.Number({ minimum: 0, maximum: MOST_SPEED }) },
  { additionalProperties: false },
);
const ContainerParams = Type.Object({ id: Type.String({ minLength: 1, maxLength: 40 }) });
/** Number of the last frame of the journal. */
const VersionTag = Type.String({ pattern: '^"\\d{1,15}"$' });
const FindQuery = Type.Object({ q: Type.String({ maxLength: 100 }) });

/** How many days after it left a container is still known. */
const KEPT_DAYS = KEPT_MS / 86_400_000;

function noContainer(id: string): string {
  return `There is no container ${id}, or it left the terminal more than ${KEPT_DAYS} days ago`;
}

const ROUTES: readonly Route[] = [
  {
    method: 'GET',
    path: '/health',
    summary: 'Whether the terminal runs, and what an acknowledgement survives',
    answer:
      'status (running, or standing with its reason while there is no room to record), durability, store, role (owner or standby, and then where the owner is), epoch of the owner, terminal time, speed, last frame of the journal, and how far time lags behind.',
    handle: (_, __, { live, clock, store }) => ({
      status: live.standing ? 'standing' : 'running',
      ...(live.standing && { reason: runDiagnostic('HWS-RUN-058', live.standing.message, 'data folder') }),
      durability: live.durability,
      store: store.kind,
      role: live.role,
      ...(live.role === 'standby' && { owner: store.owner()?.address ?? '' }),
      epoch: live.epoch,
      now: live.now,
      speed: clock.speed,
      realSpeed: clock.realSpeed,
      seq: live.lastSeq,
      lagSeconds: clock.lagSeconds,
    }),
  },
  {
    method: 'GET',
    path: '/api/hello',
    summary: 'Everything that the control room shows, at once',
    answer: 'Terminal model, machines, vessels, boxes, trucks, calls, figures.',
    handle: (_, __, { live, room, clock }) => ({ ...room.hello(clock.realSpeed), ...live.mark }),
  },
  {
    method: 'GET',
    path: '/api/calls',
    summary: 'Vessel calls to come, at the quay, and of the last day',
    answer: 'A list of calls.',
    versioned: true,
    handle: (_, __, { room }) => room.calls(),
  },
  {
    method: 'GET',
    path: '/api/replay',
    summary: 'What can be replayed; WebSocket /api/replay/line?at=TIME&speed=N shows it',
    answer: 'First and last terminal time that is recorded, ms UTC.',
    handle: (_, __, { live }): ReplayRange => ({ from: live.history.from(live.config.start, live.now), to: live.now }),
  },
  {
    method: 'GET',
    path: '/api/containers/:id',
    summary: 'A container and its story',
    answer: 'What is known of the container, where it is, and what happened to it.',
    params: ContainerParams,
    versioned: true,
    handle: (request, reply, { room }) => {
      const { id } = request.params as { id: string };
      return room.story(id) ?? refuse(reply, 404, 'HWS-RUN-032', noContainer(id), request.url);
    },
  },
  {
    method: 'GET',
    path: '/api/find',
    summary: 'Containers, calls and machines by a part of their name',
    answer: 'At most twenty hits.',
    querystring: FindQuery,
    handle: (request, _, { room }) => room.find((request.query as { q: string }).q),
  },
  {
    method: 'POST',
    path: '/api/speed',
    summary: 'Sets how many times faster than life the terminal runs; 0 stops it',
    answer: 'The speed.',
    body: SpeedBody,
    handle: (request, _, { clock }) => {
      clock.setSpeed((request.body as { speed: number }).speed);
      return { speed: clock.speed };
    },
  },
  ...EDI_PATHS.map((path): Route => ({
    method: 'POST',
    path,
    summary: 'Takes a file of EDIFACT messages (BAPLIE, COPRAR, COPINO, COPARN)',
    answer:
      'How many messages were accepted, and the findings, at most 1,000. What is accepted is durable, and worked in the next turn. The same interchange again is answered the same and changes nothing; another one under the reference of its sender is refused with 409.',
    bodyType: 'application/edifact',
    command: true,
    handle: takeEdi,
  })),
  ...INBOX_ROUTES,
  ...BERTH_ROUTES,
  ...RANGE_ROUTES,
  ...YARD_ROUTES,
  ...REEFER_ROUTES,
  ...MACHINE_ROUTES,
  ...EXCEPTION_ROUTES,
  ...TABLE_ROUTES,
  ...SHIFT_REPORT_ROUTES,
  ...COLOUR_ROUTES,
  ...WAITING_ROUTES,
  ...STOWAGE_ROUTES,
  ...TRAINING_ROUTES,
  ...WHAT_IF_ROUTES,
];

/** Adds the routes and their description. */
export function addRoutes(app: FastifyInstance, context: RouteContext): void {
  app.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: MOST_EDI_BYTES }, (_, body, done) => done(null, body));
  app.removeContentTypeParser('text/plain');
  for (const { method, path, handle, params, querystring, body, versioned } of ROUTES) {
    const schema = { ...(params && { params }), ...(querystring && { querystring }), ...(body && { body }) };
    const bodyLimit = EDI_PATHS.includes(path) ? MOST_EDI_BYTES : MOST_BODY_BYTES;
    app.route({
      ...{ method, url: path, schema, bodyLimit },
      handler: (request, reply) => {
        void reply.header('cache-control', 'no-store');
        const refused = refusedByShift(request, reply, context);
        if (refused) return refused;
        if (versioned) void reply.header('etag', `"${context.live.lastSeq}"`);
        return handle(request, reply, context);
      },
    });
  }
  const description = openApi(context.version);
  app.get('/api/openapi.json', () => description);
}

/** OpenAPI 3.1 description of the table. */
export function openApi(version: string): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const route of ROUTES) {
    const path = route.path.replace(/:(\w+)/g, '{$1}');
    (paths[path] ??= {})[route.method.toLowerCase()] = operation(route);
  }
  const info = { title: 'Hawser', version, license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } };
  return { openapi: '3.1.0', info, paths, components: { schemas: { Error: ERROR_SCHEMA } } };
}

const ERROR_SCHEMA = Type.Object({
  error: Type.Object({
    code: Type.String(),
    severity: Type.String(),
    message: Type.String(),
    where: Type.String(),
    cure: Type.String(),
  }),
});

function operation({ summary, answer, params, querystring, body, bodyType, command, versioned }: Route): object {
  const named = [...parametersOf('path', params), ...parametersOf('query', querystring)];
  const parameters = command ? [...named, ...COMMAND_HEADERS] : named;
  const content = body ? { 'application/json': { schema: body } } : bodyType && { [bodyType]: {} };
  return {
    summary,
    ...(parameters.length > 0 && { parameters }),
    ...(content && { requestBody: { required: true, content } }),
    responses: {
      '2XX': {
        description: answer,
        ...(versioned && { headers: { ETag: { schema: VersionTag, description: 'Version of the record told of.' } } }),
        content: { 'application/json': {} },
      },
      '4XX': {
        description: 'A coded error.',
        content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } },
      },
      ...(command && { '503': NO_ROOM }),
    },
  };
}

const COMMAND_HEADERS = [
  {
    ...{ name: 'Idempotency-Key', in: 'header', required: false },
    schema: Type.String({ minLength: 1, maxLength: 128, pattern: '^[A-Za-z0-9._:~-]+$' }),
    description:
      'The sender’s own name for this command. Sent again under it, the command changes nothing and is answered the same, to the byte, as long as the journal is kept; other content under it is refused with 422. A command that is refused leaves its key free.',
  },
  {
    ...{ name: 'If-Match', in: 'header', required: false, schema: VersionTag },
    description:
      'An ETag that this server gave. The command is refused with 412 when, after that version, a frame of the journal or a message that is still to be worked has named one of the containers or the call that the command names, or when the version is more than 10,000 frames back.',
  },
];

const NO_ROOM = {
  description: 'The disk has no room: nothing was taken; Retry-After tells in how many seconds to send it again.',
  headers: { 'Retry-After': { schema: Type.Integer() } },
  content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } },
};

function parametersOf(place: 'path' | 'query', schema: TSchema | undefined): object[] {
  const { properties = {}, required = [] } = (schema ?? {}) as {
    properties?: Record<string, TSchema>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, one]) => ({
    ...{ name, in: place, required: required.includes(name), schema: one },
  }));
}
