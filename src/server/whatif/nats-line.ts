// The line between a sweep and its workers on other machines: two JetStream streams of a NATS server. NATS carries the runs and
// their results while a sweep lasts; it never is the record of anything.
//
//   HAWSER_RUNS     hawser.sweep.ID.runs.BUILD   work queue: every run is given to one worker of the same build, and to another one
//                                                when that falls silent
//   HAWSER_RESULTS  hawser.sweep.ID.results      results; kept for a day at most
import { gunzipSync, gzipSync } from 'node:zlib';
import { jetstreamManager, RetentionPolicy, StorageType, AckPolicy, type JetStreamManager } from '@nats-io/jetstream';
import { connect, nanos, type NatsConnection, type NodeConnectionOptions } from '@nats-io/transport-node';
import { InputError } from '../../terminal/diagnostic.ts';
import { buildId } from './build-id.ts';
import { sweepFault } from './fault.ts';

export const RUNS = 'HAWSER_RUNS';
export const RESULTS = 'HAWSER_RESULTS';

/** A run counts as forsaken when its worker has not been heard of for so long, ms. */
const SILENT_MS = 10_000;
/** A worker tells so often that it is at it, ms. */
export const AT_WORK_MS = 3000;
/** What a sweep leaves behind is thrown away after so long, ms: a sweep whose command was killed must not be worked for ever. */
const KEPT_MS = 86_400_000;
/** Time to wait for a server, ms. */
const CONNECT_MS = 5000;

/** Subject of a sweep's runs for the workers of a build. */
export const runsOf = (sweep: string, build: string): string => `hawser.sweep.${sweep}.runs.${build}`;
/** Subject of a sweep's results. */
export const resultsOf = (sweep: string): string => `hawser.sweep.${sweep}.results`;
/** Subject for the result of a run that came under a subject. */
export const resultFor = (runs: string): string => resultsOf(runs.split('.')[2] as string);

/** An open line; the streams are there. */
export interface Line {
  connection: NatsConnection;
  manager: JetStreamManager;
  build: string;
  /** Name of the consumer that all workers of the build share. */
  workers: string;
}

/**
 * Opens a line to a server, "nats://HOST:PORT" or "tls://…", with "USER:PASSWORD@" or "TOKEN@" where it asks for one.
 * @throws InputError HWS-SWP-030
 */
export async function openLine(url: string): Promise<Line> {
  const connection = await orFault(url, () => connect(optionsOf(url)));
  try {
    const manager = await orFault(url, () => jetstreamManager(connection, { timeout: CONNECT_MS }));
    const build = buildId();
    const workers = `workers-${build}`;
    await orFault(url, () => makeStreams(manager, build, workers));
    return { connection, manager, build, workers };
  } catch (error) {
    await connection.close();
    throw error;
  }
}

function optionsOf(text: string): NodeConnectionOptions {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || !/^(nats|tls):$/.test(url.protocol) || url.hostname === '')
    throw sweepFault('HWS-SWP-030', `"${text}" is no address of a NATS server.`, '--nats');
  const { username, password } = url;
  const user = decodeURIComponent(username);
  return {
    servers: url.host,
    name: 'hawser',
    timeout: CONNECT_MS,
    // A line that breaks is opened again for as long as the command runs.
    maxReconnectAttempts: -1,
    ...(username === '' ? {} : password === '' ? { token: user } : { user, pass: decodeURIComponent(password) }),
    ...(url.protocol === 'tls:' ? { tls: {} } : {}),
  };
}

async function orFault<T>(url: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof InputError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    // Without the password.
    throw sweepFault(
      'HWS-SWP-030',
      `The NATS server does not do what is asked: ${reason}.`,
      url.replace(/\/\/.*@/, '//'),
    );
  }
}

async function makeStreams(manager: JetStreamManager, build: string, workers: string): Promise<void> {
  const common = { storage: StorageType.File, max_age: nanos(KEPT_MS) };
  await manager.streams.add({
    ...common,
    name: RUNS,
    subjects: [runsOf('*', '*')],
    retention: RetentionPolicy.Workqueue,
  });
  await manager.streams.add({ ...common, name: RESULTS, subjects: [resultsOf('*')] });
  await manager.consumers.add(RUNS, {
    durable_name: workers,
    filter_subject: runsOf('*', build),
    ack_policy: AckPolicy.Explicit,
    ack_wait: nanos(SILENT_MS),
    inactive_threshold: nanos(KEPT_MS),
  });
}

/** A message as bytes: JSON, compressed, for a terminal takes 50 kB as text. */
export function packed(value: unknown): Uint8Array {
  return gzipSync(JSON.stringify(value));
}

/** The message of bytes. */
export function unpacked(bytes: Uint8Array): unknown {
  return JSON.parse(gunzipSync(bytes).toString('utf8'));
}
