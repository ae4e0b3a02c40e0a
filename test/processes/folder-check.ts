// What must hold of a data folder however its server ended: the chain is whole, each command is in the journal once with the answer
// that was given, and the record, replayed from the journal alone, is the one that the restarted terminal has.
import { createHash } from 'node:crypto';
import { Ledger } from '../../src/ledger/ledger.ts';
import { emptyState } from '../../src/ledger/state.ts';
import { ControlRoom } from '../../src/server/live/control-room.ts';
import { DataFolder } from '../../src/server/live/data-folder.ts';
import { LiveTerminal } from '../../src/server/live/live-terminal.ts';
import { violationsOf } from '../../src/server/run/run-report.ts';
import { capacityOf } from '../../src/server/run/machines-of.ts';
import { MemoryJournal } from '../../src/store/memory-journal.ts';
import { JournalReader } from '../../src/store/journal-reader.ts';
import { SqliteJournal } from '../../src/store/sqlite-journal.ts';

/** Terminal time that a restarted terminal is let go, ms: what came in is worked within one turn of half a second. */
const ONE_TURN_MS = 1000;

/** A command that the server acknowledged. */
export interface Witnessed {
  key: string;
  status: number;
  /** SHA-256, hex, of the body. */
  body: string;
  /** The box that its truck brings. */
  box: string;
}

/** SHA-256 of a text, hex. */
export function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/**
 * Opens the terminal of a folder that no server holds, as a start does, lets it go on for a turn, and says in sentences what is
 * wrong with it; closes it as a crash would, without a snapshot.
 */
export function faultsOfFolder(path: string, witnessed: readonly Witnessed[]): string[] {
  const folder = new DataFolder(path);
  const model = folder.ownTerminal();
  const store = SqliteJournal.open(path);
  try {
    const room = new ControlRoom(model, 'test');
    const live = LiveTerminal.open(folder, model, store, room.hooks, 0);
    if (live.waitingMessages.length > 0) live.advance(live.now + ONE_TURN_MS, () => false);
    const replayed = new Ledger(emptyState(model), new MemoryJournal(), capacityOf(model));
    replayed.replay(store.read(1));
    const same = replayed.hash() === live.run.ledger.hash();
    return [
      ...(same ? [] : ['the record replayed from the journal is not the one that the terminal has']),
      ...violationsOf(live.run),
      ...faultsOfJournal(path, witnessed),
    ];
  } finally {
    store.close();
  }
}

/** What is wrong with the journal of a folder, also of one in use: its chain, and commands that are not in it exactly once. */
export function faultsOfJournal(path: string, witnessed: readonly Witnessed[]): string[] {
  const reader = JournalReader.open(path);
  try {
    const answers = new Map<string, { times: number; status: number; body: string }>();
    const announced = new Map<string, number>();
    for (const { events } of reader.frames(1, reader.last()?.seq ?? 0))
      for (const event of events) {
        if (event.kind === 'command-answered') {
          const times = (answers.get(event.key)?.times ?? 0) + 1;
          answers.set(event.key, { times, status: event.status, body: digest(event.body) });
        }
        if (event.kind === 'visit-announced')
          for (const box of event.deliver) announced.set(box, (announced.get(box) ?? 0) + 1);
      }
    return witnessed.flatMap(({ key, status, body, box }) => {
      const found = answers.get(key);
      if (!found) return [`command ${key} was acknowledged and is not in the journal`];
      if (found.times !== 1) return [`command ${key} is in the journal ${found.times} times`];
      if (found.status !== status || found.body !== body) return [`command ${key} has another answer in the journal`];
      const times = announced.get(box) ?? 0;
      return times === 1 ? [] : [`the truck of command ${key} was announced ${times} times`];
    });
  } finally {
    reader.close();
  }
}
