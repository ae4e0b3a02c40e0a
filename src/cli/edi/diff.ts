// hawser edi diff: what is different between two bay plans.
import type { Bayplan } from '../../edi/messages.ts';
import { diffBayplans, diffText, isSame } from '../../edi/plan/diff.ts';
import { EXIT } from '../fault.ts';
import type { Session } from '../session.ts';
import { jsonText } from '../streams.ts';
import { bayPlansOf } from './bay-plans.ts';

/** Compares the plans of two files, all of each taken together; the status says whether they are the same. */
export function diffFiles(before: string, after: string, { json }: { json?: boolean }, session: Session): void {
  const entriesOf = (path: string): Pick<Bayplan, 'entries'> => ({
    entries: bayPlansOf(path).flatMap(({ entries }) => entries),
  });
  const diff = diffBayplans(entriesOf(before), entriesOf(after));
  session.streams.out.write(json === true ? jsonText(diff) : diffText(diff));
  if (!isSame(diff)) session.status = EXIT.failed;
}
