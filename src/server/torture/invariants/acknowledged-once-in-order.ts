// I1: what was acknowledged is in the journal exactly once and in one order.
import type { Invariant, Scene } from './invariant.ts';

export const acknowledgedOnceInOrder: Invariant = {
  id: 'I1',
  sentence:
    'Every acknowledged command is in the journal exactly once, in one order; nothing that was durable is gone.',
  check: (scene) => [...lostFrames(scene), ...lostCommands(scene)],
};

/** Frames that an append said were durable and that are not there, or not the same any more. */
function lostFrames({ witness, store, back }: Scene): string[] {
  const last = witness.durable.at(-1);
  if (!last) return [];
  if (store.lastSeq < last.seq)
    return [`frames ${store.lastSeq + 1} to ${last.seq} were durable and are gone from the journal`];
  if (back.lost(store)) return [`the journal no longer holds what was read of it up to frame ${back.seq}`];
  const other = witness.durable.find(({ seq, hash }) => store.hashAt(seq) !== hash);
  return other ? [`frame ${other.seq} is another one than that which was durable`] : [];
}

function lostCommands({ witness, back, kept, control }: Scene): string[] {
  const found: string[] = [];
  const counts = new Map<string, number>();
  for (const key of kept) counts.set(key, (counts.get(key) ?? 0) + 1);
  // A file waits for the next turn, a command of people is recorded at once: each way keeps its own order.
  const last = { file: { at: -1, seq: 0, key: '' }, command: { at: -1, seq: 0, key: '' } };
  for (const { key, at, commands, kept: asFile } of witness.acknowledged) {
    const way = asFile ? 'file' : 'command';
    if (asFile && counts.get(key) !== 1)
      found.push(`${key} was acknowledged and is kept ${counts.get(key) ?? 0} times`);
    for (const command of commands) {
      const frames = [...(back.commands.get(command) ?? []), ...(back.commands.get(`${command}/waits`) ?? [])];
      const seq = Math.min(...frames);
      const twice = (back.commands.get(command)?.length ?? 0) > 1;
      if (frames.length === 0 && !(asFile && control.now <= at))
        found.push(`${command} was acknowledged and is not in the journal`);
      else if (twice) found.push(`${command} is in the journal twice`);
      else if (frames.length > 0 && at > last[way].at && seq < last[way].seq)
        found.push(`${command} is recorded before ${last[way].key}, which came earlier`);
      if (frames.length > 0 && at >= last[way].at) last[way] = { at, seq, key: command };
    }
  }
  return found;
}
