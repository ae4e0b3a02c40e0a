// A live terminal of four blocks over a folder, within this process, for tests: with a fifth of its usual traffic, so that there is
// room in its yard.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { writeCopino } from '../../edi/writing/write-lists.ts';
import { SqliteJournal } from '../../store/sqlite-journal.ts';
import { makeContainerNumber } from '../../terminal/iso6346.ts';
import { box } from '../run/small-world.fixture.ts';
import { ControlRoom } from './control-room.ts';
import { DataFolder } from './data-folder.ts';
import { LiveTerminal } from './live-terminal.ts';

const FOUR_BLOCKS = fileURLToPath(new URL('../../../terminals/four-blocks.json', import.meta.url));
/** A Monday in Seoul. */
export const START = Date.UTC(2026, 0, 4, 15);
/** Trucks are announced so long ahead, ms: none comes during a test. */
const AHEAD_MS = 30 * 86_400_000;
/** What came in is worked within so long, ms. */
const TURN_MS = 1000;

/** How what tests send comes in. */
export const SENT = { way: 'http', name: '', arrived: START } as const;

/** A live terminal with the journal under it. */
export interface SmallLive {
  live: LiveTerminal;
  store: SqliteJournal;
  /** Lets it work for a turn. */
  turn(): void;
}

/** Opens the terminal of a folder; begins it in a new one. */
export function openSmall(path: string): SmallLive {
  const folder = new DataFolder(path);
  const config = { terminalFile: FOUR_BLOCKS, seed: 1, start: START, demandScale: 0.2 };
  if (folder.empty) folder.begin(config, readFileSync(FOUR_BLOCKS, 'utf8'));
  const store = SqliteJournal.open(path);
  try {
    const model = folder.ownTerminal();
    const room = new ControlRoom(model, 'test');
    const live = LiveTerminal.open(folder, model, store, room.hooks, 0);
    room.begin(live);
    return { live, store, turn: () => live.advance(live.now + TURN_MS, () => false) };
  } catch (error) {
    store.close();
    throw error;
  }
}

/** Number of box `n`. */
export const boxNumber = (n: number): string => makeContainerNumber('SMLU', n);

/** The file that announces a truck, which brings a box. */
export function announcement(truck: string, n: number): Buffer {
  const container = box(boxNumber(n), { portOfLoading: 'KRPUS', portOfDischarge: 'JPTYO' });
  const entries = [{ movement: 'deliver' as const, container, booking: 'B' }];
  const head = { type: 'COPINO' as const, reference: truck, truck, haulier: 'H', expected: START + AHEAD_MS };
  const envelope = { sender: 'H', recipient: 'T', reference: truck, preparedAt: START };
  return Buffer.from(writeCopino([{ ...head, entries }], envelope));
}
