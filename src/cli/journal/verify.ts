// hawser journal verify: holds every frame against the chain of hashes, and stops at the first that is not as it was written.
import { readMark } from '../../store/verified-mark.ts';
import { storeError } from '../../store/errors.ts';
import type { Session } from '../session.ts';
import { jsonText } from '../streams.ts';
import { FrameProgress, toldPlace, withJournal } from './source.ts';

/** @throws InputError HWS-RUN-011 at the first frame that is not as written, HWS-RUN-012 for one of a newer build */
export function verifyJournal(typed: string, options: { json?: boolean }, session: Session): Promise<void> {
  return withJournal(typed, (reader) => {
    const folder = toldPlace(typed, reader);
    const end = reader.last()?.seq ?? 0;
    const mark = readMark(folder);
    if (mark !== null && mark.seq > end)
      throw storeError('HWS-RUN-011', `Frame ${end + 1} is missing; frames up to ${mark.seq} were here`, reader.file);
    const counts = { frames: 0, events: 0, outside: 0 };
    const times: number[] = [];
    for (const frame of new FrameProgress(session, 'verified', 1, end).over(reader.frames(1, end))) {
      counts.frames++;
      counts.events += frame.events.length;
      if (frame.source === 'outside') counts.outside++;
      times[times.length === 0 ? 0 : 1] = frame.at;
    }
    const [from, to] = [times.at(0), times.at(-1)].map((at) => (at === undefined ? null : new Date(at).toISOString()));
    const result = { folder, good: true, ...counts, from, to, chainHash: reader.hashAt(end) };
    const span = counts.frames === 0 ? '' : `, ${from} to ${to}`;
    session.streams.out.write(
      options.json === true
        ? jsonText(result)
        : `${folder} is whole: ${counts.frames} frames, ${counts.events} events${span}\nchain ${result.chainHash}\n`,
    );
  });
}
