// hawser backup: a copy of a data folder, also of a running terminal, that is read and proven before it gets its name.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import type { Backup } from '../../store/backup-files.ts';
import { cliFault } from '../fault.ts';
import { required } from '../option-values.ts';
import type { Session } from '../session.ts';
import { ShareProgress } from '../share-progress.ts';
import { columns, jsonText } from '../streams.ts';

interface BackupOptions {
  to?: string;
  json?: boolean;
}

/** Adds the command to the program. */
export function addBackup(program: Command, session: Session): void {
  program
    .command('backup')
    .summary('copy a data folder, also of a running terminal')
    .description(
      'Copies a data folder, whole, also while its terminal runs: the journal, snapshots, messages that came in, files sent and settings. Reads the copy to its end and makes the record from it before the backup gets its name.',
    )
    .argument('<folder>', 'data folder; it is only read')
    .option('--to <path>', 'a new folder, or a new file that ends in .tar.gz or .tgz')
    .option('--json', 'print the result as one JSON object')
    .addHelpText(
      'after',
      '\nExamples:\n  hawser backup hawser-data --to /backups/monday\n  hawser backup hawser-data --to /backups/monday.tar.gz',
    )
    .action(async (folder: string, options: BackupOptions) => {
      const to = required(options.to, '--to', 'hawser backup');
      if (!existsSync(join(folder, 'journal.sqlite')))
        throw cliFault('HWS-CLI-014', 'The folder holds no journal.sqlite.', folder);
      const { backUp } = await import('../../store/backup.ts');
      const progress = new ShareProgress(session.streams.err);
      const list = await backUp(folder, to, {
        version: program.version() ?? '',
        now: Date.now(),
        progress: (what, share) => progress.update(what, share),
      }).finally(() => progress.end());
      session.streams.out.write(
        options.json === true ? jsonText({ ...summaryOf(list), to }) : backupText(list, `Backed up to ${to}.`),
      );
    });
}

/** What a backup holds, without its list of files. */
export function summaryOf({ files, ...rest }: Backup): object {
  return { ...rest, files: files.length, bytes: files.reduce((sum, { bytes }) => sum + bytes, 0) };
}

/** A backup for people, and what became of it. */
export function backupText(list: Backup, verdict: string): string {
  const bytes = list.files.reduce((sum, file) => sum + file.bytes, 0);
  const rows = [
    ['taken', `${list.at} by Hawser ${list.hawser}`],
    ['files', `${list.files.length}, ${(bytes / 1e6).toFixed(1)} MB`],
    ['journal', `frame ${list.seq}, to ${list.recordedTo ?? 'nothing recorded'}`],
    ['chain', list.chainHash],
    ['state', list.stateHash ?? 'not made: there is no terminal.json'],
  ];
  return `${columns(rows)}${verdict}\n`;
}
