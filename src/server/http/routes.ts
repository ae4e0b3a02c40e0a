// The routes of the program interface: one table, from which both the server and its OpenAPI description are made.
import type { FastifyInstance } from 'fastify';
import { Type, type TSchema } from 'typebox';
import type { ReplayRange } from '../api.ts';
import { MOST_SPEED } from '../live/pace.ts';
import { refuse } from './answers.ts';
import type { Route, RouteContext } from './route.ts';
import { WHAT_IF_ROUTES } from './what-if-routes.ts';

/** Largest other body, bytes: a what-if with a script of disturbances. */
const MOST_BODY_BYTES = 100_000;
/** Largest EDI file, bytes. */
export const MOST_EDI_BYTES = 64 * 1024 * 1024;

const SpeedBody = Type.Object(
  { speed: Type.Number({ minimum: 0, maximum: MOST_SPEED }) },
  { additionalProperties: false },
);
const ContainerParams = Type.Object({ id: Type.String({ minLength: 1, maxLength: 40 }) });
const FindQuery = Type.Object({ q: Type.String({ maxLength: 100 }) });

const ROUTES: readonly Route[] = [
  {
    method: 'GET',
    path: '/health',
    summary: 'Whether the terminal runs, and what an acknowledgement survives',
    answer: 'status, durability, terminal time, speed, last frame of the journal, and how far time lags behind.',
    handle: (_, __, { live, clock }) => ({
      status: 'running',
      durability: live.durability,
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
    handle: (_, __, { room, clock }) => room.hello(clock.realSpeed),
  },
  {
    method: 'GET',
    path: '/api/calls',
    summary: 'Vessel calls to come, at the quay, and of the last day',
    answer: 'A list of calls.',
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
    handle: (request, reply, { room }) => {
      const { id } = request.params as { id: string };
      return room.story(id) ?? refuse(reply, 404, 'HWS-RUN-032', `There is no container ${id}`, request.url);
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
  {
    method: 'POST',
    path: '/api/edi',
    summary: 'Takes a file of EDIFACT messages (BAPLIE, COPRAR, COPINO, COPARN)',
    answer: 'How many messages were accepted, and the findings. What is accepted is durable.',
    bodyType: 'application/edifact',
    handle: (request, reply, { live }) => {
      if (!Buffer.isBuffer(request.body))
        return refuse(reply, 415, 'HWS-RUN-031', 'The body is not a plain file', 'content-type');
      const answer = live.receive(request.body);
      return reply.code(answer.accepted > 0 ? 202 : 422).send(answer);
    },
  },
  ...WHAT_IF_ROUTES,
];

/** Adds the routes and their description. */
export function addRoutes(app: FastifyInstance, context: RouteContext): void {
  app.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: MOST_EDI_BYTES }, (_, body, done) => done(null, body));
  app.removeContentTypeParser('text/plain');
  for (const { method, path, handle, params, querystring, body } of ROUTES) {
    const schema = { ...(params && { params }), ...(querystring && { querystring }), ...(body && { body }) };
    const bodyLimit = path === '/api/edi' ? MOST_EDI_BYTES : MOST_BODY_BYTES;
    app.route({
      ...{ method, url: path, schema, bodyLimit },
      handler: (request, reply) => {
        void reply.header('cache-control', 'no-store');
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

function operation({ summary, answer, params, querystring, body, bodyType }: Route): object {
  const parameters = [...parametersOf('path', params), ...parametersOf('query', querystring)];
  const content = body ? { 'application/json': { schema: body } } : bodyType && { [bodyType]: {} };
  return {
    summary,
    ...(parameters.length > 0 && { parameters }),
    ...(content && { requestBody: { required: true, content } }),
    responses: {
      '2XX': { description: answer, content: { 'application/json': {} } },
      '4XX': {
        description: 'A coded error.',
        content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } },
      },
    },
  };
}

function parametersOf(place: 'path' | 'query', schema: TSchema | undefined): object[] {
  const properties = (schema as { properties?: Record<string, TSchema> } | undefined)?.properties ?? {};
  return Object.entries(properties).map(([name, one]) => ({ name, in: place, required: true, schema: one }));
}
