// hawser serve: a live terminal over a data folder, with its program interface and the control room's page.
import { readFileSync } from 'node:fs';
import { SqliteJournal } from '../store/sqlite-journal.ts';
import { InputError } from '../terminal/diagnostic.ts';
import { checkPort, listen, makeApp, readVersion } from './http/app.ts';
import { checkAccess } from './http/guard.ts';
import { LiveLines } from './http/live-line.ts';
import { addPage } from './http/page.ts';
import { addReplayLine } from './http/replay-line.ts';
import { addRoutes } from './http/routes.ts';
import { WhatIfDesk } from './http/what-if-desk.ts';
import { Clockwork } from './live/clockwork.ts';
import { ControlRoom } from './live/control-room.ts';
import { DataFolder } from './live/data-folder.ts';
import { LiveTerminal } from './live/live-terminal.ts';
import { MOST_SPEED } from './live/pace.ts';
import { mondayBefore } from './live/weeks.ts';
import { Replays } from './replay/replays.ts';
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
  const replays = new Replays({ dataFolder: options.dataFolder, version, live: true });
  const app = await makeApp(options.token, options.log);
  app.get('/api/live', { websocket: true }, (socket) => lines.add(socket));
  addReplayLine(app, replays);
  const whatIf = new WhatIfDesk(live);
  addRoutes(app, { version, live, room, clock, whatIf });
  await addPage(app, options.webFolder);
  const url = await listen(app, options.host, options.port);
  clock.start();
  options.onReady(url);
  return {
    url,
    stop: async () => {
      clock.stop();
      lines.close();
      await Promise.all([replays.close(), whatIf.close()]);
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
