// A data folder that a terminal was begun in and has worked in for an hour, made once and copied for each test: what a server under
// torture starts from. A fifth of its usual traffic, so that there is room in the yard. It stands shortly before the gate's report of a truck is sent.
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { takeCommand } from '../../src/server/live/commands.ts';
import { ControlRoom } from '../../src/server/live/control-room.ts';
import { DataFolder } from '../../src/server/live/data-folder.ts';
import { LiveTerminal } from '../../src/server/live/live-terminal.ts';
import { SqliteJournal } from '../../src/store/sqlite-journal.ts';
import { FOUR_BLOCKS } from './hawser-process.ts';
import { truckFile } from './trucks.ts';

/** A Monday in Seoul. */
const START = Date.UTC(2026, 0, 4, 15);
const MINUTE_MS = 60_000;
/** The gate reports once an hour; the folder stands so long before, ms. */
const HOUR_MS = 60 * MINUTE_MS;
const BEFORE_MS = 5000;
/** Number of the truck that comes in the first hour, beside those of the tests. */
const FIRST_TRUCK = 900_000;

/** Begins a terminal in a new folder and lets it work until shortly before the first report. */
function begin(path: string): void {
  const folder = new DataFolder(path);
  folder.begin(
    { terminalFile: FOUR_BLOCKS, seed: 1, start: START, demandScale: 0.2 },
    readFileSync(FOUR_BLOCKS, 'utf8'),
  );
  const store = SqliteJournal.open(path);
  const model = folder.ownTerminal();
  const live = LiveTerminal.open(folder, model, store, new ControlRoom(model, 'test').hooks, 0);
  live.advance(START + MINUTE_MS, () => false);
  const bytes = Buffer.from(truckFile(FIRST_TRUCK, START, { arrives: START + 2 * MINUTE_MS }));
  const { status, body } = takeCommand(live, {
    ...{ bytes, key: null, version: null },
    from: { way: 'http', name: '', arrived: START },
  });
  if (status !== 202) throw new Error(`The first truck was not announced: ${body}`);
  live.advance(START + HOUR_MS - BEFORE_MS, () => false);
  live.stop();
}

/** Folders for tests, each a copy of one that was begun. */
export class BegunFolders {
  private readonly root = mkdtempSync(join(tmpdir(), 'hawser-torture-'));
  private count = 0;

  constructor() {
    begin(join(this.root, 'begun'));
  }

  /** A fresh copy. */
  copy(): string {
    const path = join(this.root, `copy-${++this.count}`);
    cpSync(join(this.root, 'begun'), path, { recursive: true });
    return path;
  }

  /** Takes all of them away. */
  remove(): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}
