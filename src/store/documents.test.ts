// Documents in a folder and in a database keep the same contract.
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { documentsContract } from '../../test/contracts/documents-contract.ts';
import { startPostgres, type PostgresServer } from '../../test/support/postgres.ts';
import { FolderDocuments } from './folder-documents.ts';
import { PostgresJournal } from './postgres-journal.ts';

let server: PostgresServer;
beforeAll(async () => {
  server = await startPostgres();
}, 90_000);
afterAll(() => server.stop());

documentsContract('FolderDocuments', () => {
  const folder = mkdtempSync(join(tmpdir(), 'hawser-documents-'));
  return { open: () => new FolderDocuments(folder), remove: () => rmSync(folder, { recursive: true }) };
});

documentsContract('PostgresDocuments', () => {
  const journal = PostgresJournal.open(server.freshUrl());
  return { open: () => journal.documents, remove: () => journal.close() };
});

it('What a crash left half written in a folder goes when that is made ready', () => {
  const folder = mkdtempSync(join(tmpdir(), 'hawser-documents-'));
  mkdirSync(join(folder, 'outbox'));
  writeFileSync(join(folder, 'outbox', 'a.edi.tmp'), 'half');
  const documents = new FolderDocuments(folder);
  documents.prepare(['outbox']);
  expect(existsSync(join(folder, 'outbox', 'a.edi.tmp'))).toBe(false);
  rmSync(folder, { recursive: true });
});
