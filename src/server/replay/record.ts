// Opens the record of a terminal to read it: in a data folder, or in a database.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Documents } from '../../store/documents.ts';
import { FolderDocuments } from '../../store/folder-documents.ts';
import { JournalReader } from '../../store/journal-reader.ts';
import { isAddress } from '../../store/postgres-address.ts';
import { PostgresJournal } from '../../store/postgres-journal.ts';
import type { RowReader } from '../../store/row-reader.ts';
import { InputError } from '../../terminal/diagnostic.ts';
import { runDiagnostic } from '../run/scenario.ts';

/**
 * Opens a record; `where` is the path of a data folder or the address of a database.
 * @throws InputError HWS-RUN-054 where a folder holds none, HWS-RUN-012, -013 for its journal, -070 to -074 for the database
 */
export function openRecord(where: string): { documents: Documents; reader: RowReader } {
  if (isAddress(where)) {
    const { documents, reader } = PostgresJournal.follow(where);
    return { documents, reader };
  }
  const documents = new FolderDocuments(where);
  if (!documents.has('', 'config.json') || !existsSync(join(where, 'journal.sqlite')))
    throw new InputError(runDiagnostic('HWS-RUN-054', 'There is no record here', where));
  return { documents, reader: JournalReader.open(where) };
}
