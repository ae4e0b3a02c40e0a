// Floods of exceptions: when the wind rises or a block loses its power, the same thing is told many times at once, and what is else
// the matter must still be found. What comes so often stands as one, and opens when asked.
import type { ExceptionKind, ExceptionView } from '../../server/api.ts';

/** From so many of one kind on they stand as one. (Ten alarms in ten minutes are a flood by ANSI/ISA-18.2; half of it fills a screen here.) */
export const FLOOD = 5;

/** Exceptions of one kind that nobody has taken note of; since: the oldest of them, ms UTC. */
export interface Flood {
  kind: ExceptionKind;
  since: number;
  all: readonly ExceptionView[];
}

/** The queue with floods in the places of their first; everything else stays where it is. */
export function withFloods(queue: readonly ExceptionView[]): (ExceptionView | Flood)[] {
  const open = Map.groupBy(
    queue.filter(({ noted }) => noted === null),
    ({ kind }) => kind,
  );
  const told = new Set<ExceptionKind>();
  return queue.flatMap((one): (ExceptionView | Flood)[] => {
    const all = one.noted === null ? (open.get(one.kind) ?? []) : [];
    if (all.length < FLOOD) return [one];
    if (told.has(one.kind)) return [];
    told.add(one.kind);
    return [{ kind: one.kind, since: Math.min(...all.map(({ since }) => since)), all }];
  });
}
