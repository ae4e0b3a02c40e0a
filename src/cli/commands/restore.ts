// hawser restore: a data folder again out of a backup, proven by making its record again.
import type { Command } from 'commander';
import { required } from '../option-values.ts';
import type { Session } from '../session.ts';
import { ShareProgress } from '../share-progress.ts';
import { jsonText } from '../streams.ts';
import { backupText, summaryOf } from './backup.ts';

interface RestoreOptions {
  to?: string;
  json?: boolean;
}

/** Adds the command to the program. */
export function addRestore(program: Command, session: Session): void {
  program
    .command('restore')
    .summary('make a data folder out of a backup')
    .description(
      'Makes a data folder out of a backup: holds every file against its hash and the journal against its chain, and makes the record again from it; it must be the one that was backed up.',
    )
    .argument('<backup>', 'folder or file of hawser backup; it is only read')
    .option('--to <folder>', 'data folder to make; new or empty')
    .option('--json', 'print the result as one JSON object')
    .addHelpText(
      'after',
      '\nExamples:\n  hawser restore /backups/monday --to hawser-data\n  hawser restore /backups/monday.tar.gz --to hawser-data',
    )
    .action(async (backup: string, options: RestoreOptions) => {
      const to = required(options.to, '--to', 'hawser restore');
      const { restore } = await import('../../store/restore.ts');
      const progress = new ShareProgress(session.streams.err);
      const list = await restore(backup, to, (what, share) => progress.update(what, share)).finally(() =>
        progress.end(),
      );
      const verdict = `Restored to ${to}: its journal makes the record that was backed up. "hawser serve --data ${to}" goes on from there.`;
      session.streams.out.write(
        options.json === true ? jsonText({ ...summaryOf(list), to }) : backupText(list, verdict),
      );
    });
}
