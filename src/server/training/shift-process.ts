// The process of a training shift: a server of its own over its own record, on this machine only. It ends with the server that made it.
import { join } from 'node:path';
import { SqliteJournal } from '../../store/sqlite-journal.ts';
import { readVersion } from '../http/app.ts';
import { ControlRoom } from '../live/control-room.ts';
import { DataFolder } from '../live/data-folder.ts';
import { LiveTerminal } from '../live/live-terminal.ts';
import { diagnosticOf } from '../replay/replay.ts';
import { serve, type Serving } from '../serve.ts';
import type { FromShift, ToShift } from './messages.ts';
import { ShiftFolder } from './shift-folder.ts';
import { ShiftKeeper } from './shift-keeper.ts';

const HOUR_MS = 3_600_000;

let serving: Serving | null = null;
let keeper: ShiftKeeper | null = null;

function tell(message: FromShift): void {
  if (process.connected) process.send?.(message);
}

/** Works the hours before the shift in a record that has none yet; how far it is, is told each quarter of an hour. */
function warmUp(path: string, hours: number): void {
  const folder = new DataFolder(path);
  const journal = SqliteJournal.open(path);
  if (journal.lastSeq > 0) return journal.close();
  const { start } = folder.config();
  const model = folder.ownTerminal();
  const { hooks } = new ControlRoom(model, readVersion());
  const quarter: typeof hooks.quarter = (point) => {
    hooks.quarter(point);
    tell({ tell: 'warmed', share: Math.min(1, (point.at - start) / (hours * HOUR_MS)) });
  };
  LiveTerminal.open(folder, model, journal, { ...hooks, quarter }, hours).stop();
}

async function open({ root, id, token, webFolder }: ToShift): Promise<void> {
  const folder = new ShiftFolder(root, id);
  const hours = folder.order?.order.hoursBefore ?? 0;
  warmUp(folder.path, hours);
  keeper = new ShiftKeeper(folder, (course) => tell({ tell: 'course', course }), fail);
  serving = await serve({
    ...{ dataFolder: folder.path, terminalFile: join(folder.path, 'terminal.json'), terminalAssumed: true },
    ...{ host: '127.0.0.1', port: 0, token, webFolder, speed: 0, seed: 0, warmUpHours: hours, shift: keeper },
    onReady: (url) => tell({ tell: 'listens', port: Number(new URL(url).port) }),
    log: (line) => void process.stderr.write(`${line}\n`),
    onFailure: fail,
  });
  process.once('SIGTERM', () => void end());
}

function fail(error: unknown): void {
  const { code, message } = diagnosticOf(error);
  tell({ tell: 'failed', reason: `${code} ${message}` });
  setImmediate(() => process.exit(1)); // a process of its own: what was told has gone out
}

async function end(): Promise<void> {
  await keeper?.close();
  await serving?.stop();
  process.exit(0); // a process of its own, which nobody needs any more
}

process.once('message', (given: ToShift) => void open(given).catch(fail));
process.once('disconnect', () => void end());
