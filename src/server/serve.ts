// hawser serve: a live terminal over a data folder, with its program interface and the control room's page.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import fastifyWebsocket from '@fastify/websocket';
import fastify, { type FastifyError, type FastifyInstance } from 'fastify';
import { SqliteJournal } from '../store/sqlite-journal.ts';
import { InputError } from '../terminal/diagnostic.ts';
import { refuse } from './http/answers.ts';
import { addGuard, checkAccess } from './http/guard.ts';
import { LiveLines } from './http/live-line.ts';
import { addPage } from './http/page.ts';
import { addRoutes } from './http/routes.ts';
import { Clockwork } from './live/clockwork.ts';
import { ControlRoom } from './live/control-room.ts';
import { DataFolder } from './live/data-folder.ts';
import { LiveTerminal } from './live/live-terminal.ts';
import { MOST_SPEED } from './live/pace.ts';
import { mondayBefore } from './live/weeks.ts';
import { parseTerminal } from '../terminal/check.ts';
import { runDiagnostic } from './run/scenario.ts';

/** A new terminal runs its first hours at once, so that the first vessel is at the quay when the page opens. */
const WARM_UP_HOURS = 9;

/** What to serve. */
export interface ServeOptions {
  dataFolder: string;
  terminalFile: string;
  host: string;
  /** TCP port; 0 takes a free one. */
  port: number;
  /** Secret that every request must bring; null only on this machine's own addresses. */
  token: string | null;
  /** Terminal time by real time, 0 to 200. */
  speed: number;
  /** Seed of a new data folder's demand. */
  seed: number;
  /** Folder of the built page; null when it is not built. */
  webFolder: string | null;
  onReady: (url: string) => void;
  log: (line: string) => void;
  /** Factor on a new data folder's demand; 1 when left out. */
  demandScale?: number;
  /** Hours that a new terminal runs at once; 9 when left out. */
  warmUpHours?: number;
  /** Called when the terminal cannot go on; ends the process with status 1 when left out. */
  onFailure?: (error: unknown) => void;
}

/** A running server. */
export interface Serving {
  url: string;
  /** Saves everything and ends. */
  stop(): Promise<void>;
}

/**
 * Starts a server and resolves once it listens.
 * @throws InputError HWS-RUN-010 to -016 for the data folder's journal, -020 to -027 for what was asked for, HWS-MOD-… for the
 * terminal file
 */
export async function serve(options: ServeOptions): Promise<Serving> {
  checkAccess(options.host, options.token);
  if (!(options.speed >= 0 && options.speed <= MOST_SPEED))
    throw new InputError(runDiagnostic('HWS-RUN-027', `The speed ${options.speed} is not possible`, 'speed'));
  await checkPort(options.host, options.port);
  const text = readTerminal(options.terminalFile);
  const store = SqliteJournal.open(options.dataFolder);
  try {
    return await serveOver(store, text, options);
  } catch (error) {
    store.close();
    throw error;
  }
}

async function serveOver(store: SqliteJournal, text: string, options: ServeOptions): Promise<Serving> {
  const version = readVersion();
  const { live, room } = openTerminal(store, text, version, options);
  const lines = new LiveLines(() => room.hello(clock.realSpeed));
  const clock: Clockwork = new Clockwork(live, room, options.speed, {
    update: (update) => lines.send(update),
    failed: (error) => {
      options.log(
        `The terminal cannot go on: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
      );
      (options.onFailure ?? (() => process.exit(1)))(error);
    },
  });
  const app = fastify({
    ajv: { customOptions: { coerceTypes: false } },
    bodyLimit: 1_000_000,
    forceCloseConnections: true,
    routerOptions: { maxParamLength: 200 },
  });
  addGuard(app, options.token);
  addAnswers(app, options.log);
  await app.register(fastifyWebsocket, {
    options: {
      maxPayload: 1024,
      perMessageDeflate: { threshold: 1024, serverNoContextTakeover: true, zlibDeflateOptions: { level: 1 } },
    },
  });
  app.get('/api/live', { websocket: true }, (socket) => lines.add(socket));
  addRoutes(app, { version, live, room, clock });
  await addPage(app, options.webFolder);
  const url = await listen(app, options.host, options.port);
  clock.start();
  options.onReady(url);
  return {
    url,
    stop: async () => {
      clock.stop();
      lines.close();
      await app.close();
      live.stop();
    },
  };
}

/** Opens the terminal of the data folder; begins it in a new one. */
function openTerminal(
  store: SqliteJournal,
  text: string,
  version: string,
  options: ServeOptions,
): { live: LiveTerminal; room: ControlRoom } {
  const { dataFolder, terminalFile, seed, log } = options;
  const folder = new DataFolder(dataFolder);
  if (folder.empty && store.lastSeq === 0) {
    const { timeZone, name } = parseTerminal(text, terminalFile);
    log(`A new data folder is made for ${name} in ${dataFolder}; this takes some seconds.`);
    const start = mondayBefore(Date.now(), timeZone);
    folder.begin({ terminalFile, seed, start, demandScale: options.demandScale ?? 1 }, text);
  } else log(`Going on from ${dataFolder}.`);
  const model = folder.terminal(text, terminalFile);
  const room = new ControlRoom(model, version);
  const live = LiveTerminal.open(folder, model, store, room.hooks, options.warmUpHours ?? WARM_UP_HOURS);
  room.begin(live);
  log(`The terminal stands at ${new Date(live.now).toISOString()}, frame ${live.lastSeq} of its journal.`);
  return { live, room };
}

function readTerminal(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new InputError(runDiagnostic('HWS-RUN-025', `The terminal file cannot be read: ${reason}`, file));
  }
}

function readVersion(): string {
  const file = join(import.meta.dirname, '..', '..', 'package.json');
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

/** A port in use is told before anything is begun. */
async function checkPort(host: string, port: number): Promise<void> {
  const probe = createServer();
  await new Promise<void>((resolve, reject) => {
    probe.once('error', (error) => reject(listenFault(error, host, port)));
    probe.listen({ host, port }, () => probe.close(() => resolve()));
  });
}

async function listen(app: FastifyInstance, host: string, port: number): Promise<string> {
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
