// Opens what a server works on: the record in a data folder, or in a database; there as the owner, or as a standby.
import { setTimeout as pause } from 'node:timers/promises';
import type { ChainedJournal } from '../../ledger/journal.ts';
import type { PostgresTiming } from '../../store/postgres-messages.ts';
import { PostgresJournal } from '../../store/postgres-journal.ts';
import { SqliteJournal } from '../../store/sqlite-journal.ts';
import { InputError } from '../../terminal/diagnostic.ts';
import { DataFolder } from '../live/data-folder.ts';
import { runDiagnostic } from '../run/scenario.ts';

/** Pause between two looks whether an owner has begun a record, ms (designed). */
const LOOK_MS = 250;

/** Where a record is, and in what role it is opened. */
export interface StorePlace {
  dataFolder: string;
  /** Address of a database that holds the record instead of the folder. */
  database?: string | undefined;
  /** Follows the owner of the database, and takes over when it has gone. */
  standby?: boolean | undefined;
  /** How long things with the database may take, where not as usual. */
  timing?: Partial<PostgresTiming> | undefined;
}

/** An opened record. */
export interface OpenStore {
  kind: 'sqlite' | 'postgresql';
  journal: ChainedJournal;
  folder: DataFolder;
  /** The journal where it is in a database; null otherwise. */
  postgres: PostgresJournal | null;
}

/**
 * Opens a record. A standby resolves when there is a record to follow, or when it has become the owner because there is no other.
 * @throws InputError HWS-RUN-010 to -015 for a data folder, -070 to -075 for a database; JournalFull
 */
export async function openStore(place: StorePlace, log: (line: string) => void): Promise<OpenStore> {
  const { dataFolder, database, standby = false, timing = {} } = place;
  if (database === undefined) {
    if (standby)
      throw new InputError(runDiagnostic('HWS-RUN-075', 'A standby was asked for without a database', 'standby'));
    const journal = SqliteJournal.open(dataFolder);
    try {
      return { kind: 'sqlite', journal, folder: new DataFolder(dataFolder), postgres: null };
    } catch (error) {
      journal.close();
      throw error;
    }
  }
  const postgres = standby ? PostgresJournal.follow(database, timing) : PostgresJournal.open(database, timing);
  const folder = new DataFolder(postgres.documents);
  try {
    if (standby) await recordOrLease(postgres, folder, log);
  } catch (error) {
    postgres.close();
    throw error;
  }
  return { kind: 'postgresql', journal: postgres, folder, postgres };
}

/** Waits until there is a record to follow; where nobody holds the lease either, takes that. */
async function recordOrLease(store: PostgresJournal, folder: DataFolder, log: (line: string) => void): Promise<void> {
  for (let told = false; folder.empty || store.look() === undefined; told = true) {
    if (store.takeOver()) return;
    if (!told) log('Waits for the owner to begin the terminal.');
    await pause(LOOK_MS);
  }
}
