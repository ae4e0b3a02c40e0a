// POST /api/edi: headers of a command checked, then the command taken.
import type { FastifyReply, FastifyRequest } from 'fastify';
import { crashPoint } from '../../kit/crash-point.ts';
import { JournalFailure } from '../../store/errors.ts';
import { keyOf, takeCommandInSlices, versionOf, type Answer } from '../live/commands.ts';
import { refuse } from './answers.ts';
import type { RouteContext } from './route.ts';

/** Takes a file of EDI messages as a command. */
export async function takeEdi(
  request: FastifyRequest,
  reply: FastifyReply,
  { live, failed }: RouteContext,
): Promise<FastifyReply> {
  if (!Buffer.isBuffer(request.body))
    return refuse(reply, 415, 'HWS-RUN-031', 'The body is not a plain file', 'content-type');
  const { 'idempotency-key': keyText, 'if-match': versionText } = request.headers;
  const key = typeof keyText === 'string' ? keyOf(keyText) : null;
  if (keyText !== undefined && key === null)
    return refuse(reply, 400, 'HWS-RUN-059', 'The key cannot be taken', 'Idempotency-Key');
  const version = versionText === undefined ? null : versionOf(versionText);
  if (versionText !== undefined && version === null)
    return refuse(reply, 400, 'HWS-RUN-031', 'If-Match is not one ETag of this server', 'If-Match');
  const answer = await takenOrFailed(
    takeCommandInSlices(live, {
      bytes: request.body as Buffer,
      key,
      version,
      from: { way: 'http', name: '', arrived: Date.now() },
    }),
    failed,
  );
  const { status, body, retryAfter } = answer;
  if (retryAfter !== undefined) void reply.header('retry-after', retryAfter);
  reply.raw.once('finish', () => crashPoint('command-answered'));
  return reply.code(status).type('application/json; charset=utf-8').send(body);
}

/** A command that could not be made durable ends the process: whether it was taken shows when it is sent again. */
async function takenOrFailed(taken: Promise<Answer>, failed: (error: unknown) => void): Promise<Answer> {
  try {
    return await taken;
  } catch (error) {
    if (error instanceof JournalFailure) failed(error);
    throw error;
  }
}
