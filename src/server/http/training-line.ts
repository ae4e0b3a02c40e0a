// Passes what is asked below training/ID/ on to the server of that shift, which listens on this machine alone: requests, answers and live
// lines, byte by byte. The guard has looked at each of them before.
import { request as ask, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { TrainingDesk } from '../training/desk.ts';
import { refuse } from './answers.ts';

const PREFIX = '/training/';

/** Headers that are about one line between two programs, and not about what is sent over it (RFC 9110, 7.6.1). */
const OF_THE_LINE = new Set(['connection', 'keep-alive', 'proxy-connection', 'te', 'transfer-encoding', 'upgrade']);

/** Adds the way to the shifts of a desk. */
export async function addTrainingLine(app: FastifyInstance, desk: TrainingDesk): Promise<void> {
  const sockets = new Set<Duplex>();
  app.addHook('preClose', () => {
    for (const socket of sockets) socket.destroy();
  });
  app.get('/training/:id', (request, reply) => reply.redirect(`${idOf(request)}/`, 308));
  await app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_, payload, done) => done(null, payload));
    scope.route({
      method: ['GET', 'POST', 'PUT', 'DELETE', 'PATCH'],
      url: '/training/:id/*',
      // Before the handler: what carries live lines would open one of its own there.
      onRequest: (request, reply, done) => {
        if (request.headers.upgrade === undefined) return done();
        passLine(request, reply, desk, sockets);
      },
      handler: (request, reply) => passRequest(request, reply, desk),
    });
  });
}

/** Where a request goes, with what the shift's server has to be told instead of what this one was. */
function onwards(request: FastifyRequest, desk: TrainingDesk): { path: string; options: object } | null {
  const target = desk.target(idOf(request));
  if (!target) return null;
  const path = request.url.slice(PREFIX.length + idOf(request).length) || '/';
  const { cookie: _, ...headers } = request.headers;
  const authorization = `Bearer ${target.token}`;
  return {
    path,
    options: {
      ...{ host: '127.0.0.1', port: target.port, method: request.method, path },
      headers: { ...headers, authorization },
    },
  };
}

async function passRequest(request: FastifyRequest, reply: FastifyReply, desk: TrainingDesk): Promise<FastifyReply> {
  const next = onwards(request, desk);
  if (!next) return closed(request, reply);
  const body = request.body as NodeJS.ReadableStream | undefined;
  try {
    const answer = await new Promise<IncomingMessage>((resolve, reject) => {
      const asked = ask(next.options, resolve);
      asked.once('error', reject);
      if (body) body.pipe(asked);
      else asked.end();
    });
    return await reply
      .code(answer.statusCode ?? 502)
      .headers(withoutLine(answer.headers))
      .send(answer);
  } catch {
    return closed(request, reply);
  }
}

/** Carries a live line: from the answer on, the two sockets are one. */
function passLine(request: FastifyRequest, reply: FastifyReply, desk: TrainingDesk, sockets: Set<Duplex>): void {
  const { socket } = request.raw;
  reply.hijack();
  reply.raw.detachSocket(socket);
  const no = (): void => void socket.end('HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\n\r\n');
  const next = onwards(request, desk);
  if (!next) return no();
  const asked = ask(next.options);
  asked.once('error', no);
  asked.once('response', no);
  asked.once('upgrade', (answer, other, head) => {
    asked.off('error', no);
    socket.write(headOf(answer));
    if (head.length > 0) socket.write(head);
    join(socket, other, sockets);
    join(other, socket, sockets);
  });
  asked.end();
}

function join(from: Duplex, to: Duplex, sockets: Set<Duplex>): void {
  sockets.add(from);
  from.on('error', () => to.destroy());
  from.on('close', () => {
    sockets.delete(from);
    to.destroy();
  });
  from.pipe(to);
}

/** The beginning of an answer as it came. */
function headOf({ statusCode = 101, statusMessage = '', rawHeaders }: IncomingMessage): string {
  const lines = [`HTTP/1.1 ${statusCode} ${statusMessage}`];
  for (let i = 0; i < rawHeaders.length; i += 2) lines.push(`${rawHeaders[i] ?? ''}: ${rawHeaders[i + 1] ?? ''}`);
  return `${lines.join('\r\n')}\r\n\r\n`;
}

function withoutLine(headers: IncomingHttpHeaders): Record<string, string | string[]> {
  const kept: Record<string, string | string[]> = {};
  for (const [name, value] of Object.entries(headers))
    if (value !== undefined && !OF_THE_LINE.has(name)) kept[name] = value;
  return kept;
}

/** A page for whoever opens it in a browser; the coded error for programs. */
function closed(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const id = idOf(request);
  if (!(request.headers.accept ?? '').includes('text/html'))
    return refuse(reply, 503, 'HWS-TRN-008', `The record of ${id} is closed`, request.url);
  return reply.code(503).type('text/html; charset=utf-8').send(CLOSED);
}

const CLOSED = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Hawser: the training shift is closed</title>
<h1>The record of this training shift is closed</h1>
<p>Open it in the control room: <a href="../../?view=training">view Training</a>.</p>
</html>
`;

function idOf(request: FastifyRequest): string {
  return (request.params as { id: string }).id;
}
