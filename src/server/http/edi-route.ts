// POST /api/edi: headers of a command checked, then the command taken.
import type { FastifyReply, FastifyRequest } from 'fastify';
import { crashPoint } from '../../kit/crash-point.ts';
import { keyOf, takeCommand, versionOf } from '../live/commands.ts';
import { refuse } from './answers.ts';
import type { RouteContext } from './route.ts';

/** Takes a file of EDI messages as a command. */
export function takeEdi(request: FastifyRequest, reply: FastifyReply, { live }: RouteContext): FastifyReply {
  if (!Buffer.isBuffer(request.body))
    return refuse(reply, 415, 'HWS-RUN-031', 'The body is not a plain file', 'content-type');
  const { 'idempotency-key': keyText, 'if-match': versionText } = request.headers;
  const key = typeof keyText === 'string' ? keyOf(keyText) : null;
  if (keyText !== undefined && key === null)
    return refuse(reply, 400, 'HWS-RUN-059', 'The key cannot be taken', 'Idempotency-Key');
  const version = versionText === undefined ? null : versionOf(versionText);
  if (versionText !== undefined && version === null)
    return refuse(reply, 400, 'HWS-RUN-031', 'If-Match is not one ETag of this server', 'If-Match');
  const { status, body, retryAfter } = takeCommand(live, { bytes: request.body, key, version });
  if (retryAfter !== undefined) void reply.header('retry-after', retryAfter);
  reply.raw.once('finish', () => crashPoint('command-answered'));
  return reply.code(status).type('application/json; charset=utf-8').send(body);
}
