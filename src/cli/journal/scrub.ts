// hawser journal scrub: looks at everything that the journal's folder keeps, and tells all that is wrong.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { scrub, type ScrubReport } from '../../store/scrub.ts';
import { cliFault, EXIT } from '../fault.ts';
import type { Session } from '../session.ts';
import { ShareProgress } from '../share-progress.ts';
import { columns, jsonText } from '../streams.ts';

/** Leaves status 1 when something is not as it was written. */
export function scrubJournal(folder: string, options: { json?: boolean }, session: Session): void {
  if (!existsSync(join(folder, 'journal.sqlite')))
    throw cliFault('HWS-CLI-014', 'The folder holds no journal.sqlite.', folder);
  const progress = new ShareProgress(session.streams.err);
  const report = scrub(folder, (share) => progress.update('scrubbed', share));
  progress.end();
  const good = report.faultCount === 0;
  session.status = good ? EXIT.good : EXIT.failed;
  session.streams.out.write(options.json === true ? jsonText({ folder, good, ...report }) : scrubText(folder, report));
}

function scrubText(folder: string, report: ScrubReport): string {
  const { frames, events, commands, bytes, versions, snapshots, faults, faultCount } = report;
  const kinds = Object.entries(versions).map(([version, count]) => `${count} of version ${version}`);
  const good = snapshots.filter((snapshot) => snapshot.good).length;
  const rows = [
    ['frames', `${frames} (${kinds.join(', ') || 'none'}), ${events} events, ${(bytes / 1e6).toFixed(1)} MB`],
    ['commands', `${commands} by their id`],
    ['snapshots', `${good} of ${snapshots.length} good`],
    ['chain', report.chainHash],
    ...faults.map(({ part, where, message }) => [`FAULT ${part}`, `${where}: ${message}`]),
    ...(faultCount > faults.length ? [['', `and ${faultCount - faults.length} faults more`]] : []),
  ];
  const verdict =
    faultCount === 0
      ? `${folder} is as it was written.`
      : `${folder} has ${faultCount} faults. Keep it as it is and restore the last good backup into a new folder.`;
  return `${columns(rows)}${verdict}\n`;
}
