// The line of a screen to its replay.
import type { FastifyInstance } from 'fastify';
import { ReplayQuery, type Replays } from '../replay/replays.ts';

/** Adds WebSocket /api/replay. */
export function addReplayLine(app: FastifyInstance, replays: Replays): void {
  app.get<{ Querystring: ReplayQuery }>(
    '/api/replay/line',
    { websocket: true, schema: { querystring: ReplayQuery } },
    (socket, request) => replays.add(socket, request.query),
  );
}
