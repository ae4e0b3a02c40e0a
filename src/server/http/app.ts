// The web server that every command with a screen starts: guard, coded answers, live lines, page; and how it listens.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import fastifyWebsocket from '@fastify/websocket';
import fastify, { type FastifyError, type FastifyInstance } from 'fastify';
import { InputError } from '../../terminal/diagnostic.ts';
import { runDiagnostic } from '../run/scenario.ts';
import { refuse } from './answers.ts';
import { addGuard } from './guard.ts';

/** Makes a server that asks for a token where there is one; errors are logged, line by line. */
export async function makeApp(token: string | null, log: (line: string) => void): Promise<FastifyInstance> {
  const app = fastify({
    ajv: { customOptions: { coerceTypes: false } },
    bodyLimit: 1_000_000,
    forceCloseConnections: true,
    routerOptions: { maxParamLength: 200 },
  });
  addGuard(app, token);
  addAnswers(app, log);
  await app.register(fastifyWebsocket, {
    options: {
      maxPayload: 1024,
      perMessageDeflate: { threshold: 1024, serverNoContextTakeover: true, zlibDeflateOptions: { level: 1 } },
    },
  });
  return app;
}

/** Version of Hawser. */
export function readVersion(): string {
  const file = join(import.meta.dirname, '..', '..', '..', 'package.json');
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}

/** Errors and unknown paths are answered with a code. */
function addAnswers(app: FastifyInstance, log: (line: string) => void): void {
  app.setNotFoundHandler((request, reply) =>
    refuse(reply, 404, 'HWS-RUN-037', `There is no ${request.method} ${request.url.split('?')[0] ?? ''}`, request.url),
  );
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const status = error.statusCode ?? 500;
    if (status === 413) return refuse(reply, 413, 'HWS-RUN-035', 'The body is too large', request.url);
    if (status < 500) return refuse(reply, status, 'HWS-RUN-031', error.message, request.url);
    log(`${request.method} ${request.url} failed: ${error.stack ?? error.message}`);
    return refuse(reply, 500, 'HWS-RUN-038', 'The request failed', request.url);
  });
}

/** A port in use is told before anything is begun. @throws InputError HWS-RUN-022, HWS-RUN-026 */
export async function checkPort(host: string, port: number): Promise<void> {
  const probe = createServer();
  await new Promise<void>((resolve, reject) => {
    probe.once('error', (error) => reject(listenFault(error, host, port)));
    probe.listen({ host, port }, () => probe.close(() => resolve()));
  });
}

/** Listens; the address comes back. @throws InputError HWS-RUN-022, HWS-RUN-026 */
export async function listen(app: FastifyInstance, host: string, port: number): Promise<string> {
  try {
    return await app.listen({ host, port });
  } catch (error) {
    await app.close();
    throw listenFault(error, host, port);
  }
}

function listenFault(error: unknown, host: string, port: number): InputError {
  const { code, message } = error as NodeJS.ErrnoException;
  const where = `${host}:${port}`;
  return code === 'EADDRINUSE'
    ? new InputError(runDiagnostic('HWS-RUN-022', `Port ${port} is in use`, where))
    : new InputError(runDiagnostic('HWS-RUN-026', `The server cannot listen: ${message}`, where));
}
