// hawser serve: a live terminal over a data folder, with its program interface and the control room's page.
import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { InputError } from '../terminal/diagnostic.ts';
import type { Update } from './api.ts';
import { checkPort, listen, makeApp, readVersion } from './http/app.ts';
import { checkAccess } from './http/guard.ts';
import { LiveLines } from './http/live-line.ts';
import { addPage } from './http/page.ts';
import { addReplayLine } from './http/replay-line.ts';
import { addRoutes } from './http/routes.ts';
import { addTrainingLine } from './http/training-line.ts';
import { WhatIfDesk } from './http/what-if-desk.ts';
import { partnerProfiles, type PartnerProfiles, type ProfileFile } from './inbox/partner-profiles.ts';
import { WatchedFolder } from './inbox/watched-folder.ts';
import { Clockwork } from './live/clockwork.ts';
import { takeCommand } from './live/commands.ts';
import { ControlRoom } from './live/control-room.ts';
import { LiveTerminal } from './live/live-terminal.ts';
import { MOST_SPEED } from './live/pace.ts';
import { mondayBefore } from './live/weeks.ts';
import { Replays } from './replay/replays.ts';
import { parseTerminal } from '../terminal/check.ts';
import { parseDisturbances } from '../twin/disturbances.ts';
import { runDiagnostic } from './run/scenario.ts';
import { Follower } from './standby/follower.ts';
import { addStandbyGate } from './standby/gate.ts';
import { ShiftPacker } from './shift-pack/packer.ts';
import { ReportDesk } from './shift-report/report-desk.ts';
import { openStore, type OpenStore, type StorePlace } from './standby/open-store.ts';
import { TrainingDesk } from './training/desk.ts';
import type { ShiftKeeper } from './training/shift-keeper.ts';
import { whenThereIsRoom } from './when-room.ts';
import type { ListenOptions } from './http/listen-options.ts';

/** A new terminal runs its first hours at once, so that vessels are at the quay when the page opens: one has just begun and the next one comes soon. */
const WARM_UP_HOURS = 18;

/** What to serve. */
export interface ServeOptions extends StorePlace, ListenOptions {
  terminalFile: string;
  /** Nobody named the terminal file: a record that is begun goes on with its own, whatever that is. */
  terminalAssumed?: boolean;
  /** Terminal time by real time, 0 to 200. */
  speed: number;
  /** Seed of a new data folder's demand. */
  seed: number;
  /** Factor on a new data folder's demand; 1 when left out. */
  demandScale?: number;
  /** What disturbs a new data folder's terminal, as a file's text and name; nothing when left out. */
  disturbances?: { text: string; file: string } | undefined;
  /** Hours that a new terminal runs at once; 9 when left out. */
  warmUpHours?: number;
  /** Folder whose files are taken in as messages; none when left out. */
  inbox?: string | undefined;
  /** Profiles of trading partners; none when left out. */
  profiles?: readonly ProfileFile[];
  /** The training shift that this server is; a terminal of its own when left out. */
  shift?: ShiftKeeper;
  /** Called when the terminal cannot go on; ends the process with status 1 when left out. */
  onFailure?: (error: unknown) => void;
}

/** A running server. */
export interface Serving {
  url: string;
  /** The desk that makes training shifts; left out where there is none: within a shift, and in a replay. */
  training?: TrainingDesk;
  /** Saves everything and ends. */
  stop(): Promise<void>;
}

/**
 * Starts a server and resolves once it listens.
 * @throws InputError HWS-RUN-010 to -016 for the data folder's journal, -020 to -027 for what was asked for, -070 to -075 for the
 * database, HWS-MOD-… for the terminal file, HWS-EDI-142 to -147 for a profile
 */
export async function serve(options: ServeOptions): Promise<Serving> {
  checkAccess(options.host, options.token);
  if (!(options.speed >= 0 && options.speed <= MOST_SPEED))
    throw new InputError(runDiagnostic('HWS-RUN-027', `The speed ${options.speed} is not possible`, 'speed'));
  await checkPort(options.host, options.port);
  const text = readTerminal(options.terminalFile);
  const partners = profilesOf(options);
  const opened = await whenThereIsRoom(() => openRecord(text, options), options.log);
  opened.live.partners = partners;
  try {
    return await serveOver(opened, options);
  } catch (error) {
    opened.store.journal.close();
    throw error;
  }
}

/** An opened record with its terminal where it stopped. */
interface OpenRecord {
  store: OpenStore;
  live: LiveTerminal;
  room: ControlRoom;
}

async function openRecord(text: string, options: ServeOptions): Promise<OpenRecord> {
  const store = await openStore(options, options.log);
  try {
    return { store, ...openTerminal(store, text, readVersion(), options) };
  } catch (error) {
    store.journal.close();
    throw error;
  }
}

async function serveOver({ store, live, room }: OpenRecord, options: ServeOptions): Promise<Serving> {
  const version = readVersion();
  const lines = new LiveLines(() => ({ ...room.hello(clock.realSpeed), ...live.mark }));
  const failed = failure(options);
  const watched = watch(options, live, failed);
  const update = (news: Update): void => lines.send({ ...news, ...live.mark });
  const clock: Clockwork = new Clockwork(options.shift?.drive(live) ?? live, room, options.speed, { update, failed });
  store.postgres?.whenLost(failed);
  const owner = (): { address: string } | null =>
    live.role === 'owner' ? null : (store.postgres?.holder() ?? { address: '' });
  const record = options.database ?? options.dataFolder;
  const replays = new Replays({ dataFolder: record, version, live: true });
  const reports = new ReportDesk({ record, version });
  const app = await makeApp(options.token, options.log);
  addStandbyGate(app, owner);
  app.get('/api/live', { websocket: true }, (socket) => lines.add(socket));
  addReplayLine(app, replays);
  const whatIf = new WhatIfDesk(live);
  const training = trainingOf(store, live, options);
  if (training) await addTrainingLine(app, training);
  const { shift } = options;
  shift?.open(live, clock);
  addRoutes(app, {
    ...{ version, live, room, clock, whatIf, reports, failed, store: { kind: store.kind, owner } },
    ...(training && { training }),
    ...(shift && { shift }),
  });
  await addPage(app, options.webFolder);
  const url = await listen(app, options.host, options.port);
  const packer = new ShiftPacker(live, { dataFolder: options.dataFolder, version, log: options.log, clock: Date.now });
  const work = (): void => {
    watched?.start();
    store.postgres?.announce(reachable(url, options.host));
    clock.start();
    packer.start();
  };
  const follower = follow(store, live, room, { update, failed, work, log: options.log });
  if (follower === null) work();
  options.onReady(url);
  return {
    ...{ url, ...(training && { training }) },
    stop: async () => {
      clock.stop();
      watched?.stop();
      follower?.stop();
      lines.close();
      await Promise.all([replays.close(), whatIf.close(), training?.close()]);
      await app.close();
      packer.stop();
      if (live.role === 'owner') live.stop();
      else live.abandon();
    },
  };
}

/** The profiles that were given; what is odd about them is told, what is wrong ends the start. */
function profilesOf({ profiles = [], log }: ServeOptions): PartnerProfiles {
  const partners = partnerProfiles(profiles);
  for (const { code, message, where } of partners.diagnostics) log(`${code} ${message} (${where})`);
  if (profiles.length > 0) log(`Messages are read by ${profiles.length} profile(s) of trading partners.`);
  return partners;
}

/** The desk that makes training shifts; null within one. */
function trainingOf({ folder }: OpenStore, live: LiveTerminal, options: ServeOptions): TrainingDesk | null {
  if (options.shift) return null;
  return new TrainingDesk({
    root: join(options.dataFolder, 'training'),
    model: live.model,
    terminal: () => folder.terminalText(),
    traffic: live.config.demandScale,
    ...{ webFolder: options.webFolder, log: options.log, clock: Date.now },
  });
}

/** The watched folder, where there is one; its files are taken while this process works the terminal. */
function watch(options: ServeOptions, live: LiveTerminal, failed: (error: unknown) => void): WatchedFolder | null {
  if (options.inbox === undefined) return null;
  return new WatchedFolder(options.inbox, {
    take: (bytes, name) =>
      takeCommand(live, { bytes, key: null, version: null, from: { way: 'folder', name, arrived: Date.now() } }),
    ready: () => live.role === 'owner' && live.standing === null,
    log: options.log,
    failed,
  });
}

/** Begins to follow where this process stands by; null where it works the terminal. */
function follow(
  { postgres }: OpenStore,
  live: LiveTerminal,
  room: ControlRoom,
  hooks: { update: (update: Update) => void; failed: (error: unknown) => void; work: () => void } & Pick<
    ServeOptions,
    'log'
  >,
): Follower | null {
  if (live.role === 'owner' || postgres === null) return null;
  const follower = new Follower(live, postgres, room, {
    ...hooks,
    tookOver: (ms) => {
      hooks.log(`Took the terminal over at frame ${live.lastSeq}, epoch ${live.epoch}, in ${Math.round(ms)} ms.`);
      hooks.work();
    },
  });
  follower.start();
  return follower;
}

/** What is done, once, when the terminal cannot go on. */
function failure(options: ServeOptions): (error: unknown) => void {
  let told = false;
  return (error) => {
    if (told) return;
    told = true;
    options.log(
      `The terminal cannot go on: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
    );
    (options.onFailure ?? (() => process.exit(1)))(error); // fail-stop: after a failed commit nothing may be answered any more
  };
}

/** The address under which others reach a server that listens on all addresses: by this machine's name. */
function reachable(url: string, host: string): string {
  return ['0.0.0.0', '::', '[::]'].includes(host) ? url.replace(/\/\/(\[.*\]|[^:/]*)/, `//${hostname()}`) : url;
}

/** Opens the terminal of a record; begins it in a new one, and only stands there for a standby. */
function openTerminal(
  store: OpenStore,
  text: string,
  version: string,
  options: ServeOptions,
): { live: LiveTerminal; room: ControlRoom } {
  const { terminalFile, seed, log, disturbances: told } = options;
  const { folder, journal, postgres } = store;
  if (folder.empty && journal.lastSeq === 0) {
    const described = parseTerminal(text, terminalFile);
    const { timeZone, name } = described;
    const disturbed = told && { disturbances: parseDisturbances(told.text, told.file, described) };
    log(`A new data folder is made for ${name} in ${folder.path}; this takes some seconds.`);
    const start = mondayBefore(Date.now(), timeZone);
    folder.begin({ terminalFile, seed, start, demandScale: options.demandScale ?? 1, ...disturbed }, text);
  } else {
    log(`Going on from ${folder.path}.`);
    if (told) log(`${told.file} is not read: what disturbs a terminal is told when its data folder is begun.`);
  }
  const model = options.terminalAssumed ? folder.ownTerminal() : folder.terminal(text, terminalFile);
  const room = new ControlRoom(model, version);
  const live =
    postgres?.role === 'standby'
      ? LiveTerminal.stand(folder, model, journal, room.hooks)
      : LiveTerminal.open(folder, model, journal, room.hooks, options.warmUpHours ?? WARM_UP_HOURS);
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
