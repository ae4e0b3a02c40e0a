// Holds a plan of quay cranes against the text of its instance. Shares no code with the planner or with the reader of the command.

/** A plan as `hawser solve crane --json` prints it; tasks and cranes counted from 1. */
export interface ToldCranes {
  makespan: number;
  tasks: { task: number; crane: number; start: number }[];
}

interface Instance {
  works: number[];
  bays: number[];
  ready: number[];
  stands: number[];
  pairs: [number, number][];
  /** Time to drive one bay, and bays that stay free between two cranes. */
  pace: number;
  margin: number;
}

/** The figures of a text; a header that has lost its last comma is mended. */
function figuresOf(text: string): Instance {
  const lists = text
    .split('[')
    .slice(1)
    .map((part) => part.slice(0, part.indexOf(']')).split(/[\s,]+/).filter(Boolean).map(Number)); // prettier-ignore
  const header = lists[0]!.length === 6 ? `${lists[0]!.join(' ').slice(0, -1)} ${lists[0]!.at(-1)! % 10}` : '';
  const head = header === '' ? lists[0]! : header.split(' ').map(Number);
  return {
    works: lists[1]!,
    bays: lists[2]!,
    ready: lists[3]!,
    stands: lists[4]!,
    pairs: lists.slice(5).map(([i, j]) => [i!, j!]),
    pace: head[5]!,
    margin: head[6]!,
  };
}

/** Every rule of Meisel and Bierwirth (2011) that the plan breaks, as a sentence each; none when it is right and ends when it says. */
export function craneFaults(text: string, { makespan, tasks }: ToldCranes): string[] {
  const told = figuresOf(text);
  const faults: string[] = [];
  const place = new Map(tasks.map((entry) => [entry.task, entry]));
  if (place.size !== told.works.length || tasks.length !== told.works.length)
    faults.push(`${told.works.length} tasks are to be done once each, the plan has ${tasks.length}.`);
  const cranes = Math.min(told.stands.length, told.ready.length);
  const known = tasks.filter(({ task, crane, start }) => {
    const right = told.works[task - 1] !== undefined && crane >= 1 && crane <= cranes && start >= 0;
    if (!right) faults.push(`Task ${task} on crane ${crane} at ${start} is not of this instance.`);
    return right;
  });
  const end = (task: number): number => place.get(task)!.start + told.works[task - 1]!;
  for (const { task, crane, start } of known) {
    const way = told.pace * Math.abs(told.stands[crane - 1]! - told.bays[task - 1]!);
    if (start < told.ready[crane - 1]! + way) faults.push(`Crane ${crane} cannot be at task ${task} by ${start}.`);
  }
  for (const [i, j] of told.pairs)
    if (place.has(i) && place.has(j) && place.get(j)!.start < end(i)) faults.push(`Task ${j} begins before ${i} ends.`);
  for (const a of known)
    for (const b of known) {
      if (a.task >= b.task) continue;
      const apart = a.start <= b.start ? b.start - end(a.task) : a.start - end(b.task);
      const least = timeApart(told, a, b);
      if (least !== null && apart < least)
        faults.push(`Tasks ${a.task} and ${b.task} are ${apart} apart, not ${least}.`);
    }
  const last = Math.max(...known.map(({ task }) => end(task)));
  if (last !== makespan) faults.push(`The plan says that it ends at ${makespan}, and ends at ${last}.`);
  return faults;
}

/** Time between the end of the one task and the start of the other, whichever is first; null when they may run at once. */
function timeApart(
  { bays, pace, margin }: Instance,
  a: { task: number; crane: number },
  b: { task: number; crane: number },
): number | null {
  const [x, y] = [bays[a.task - 1]!, bays[b.task - 1]!];
  if (a.crane === b.crane) return pace * Math.abs(x - y);
  const [low, high] = a.crane < b.crane ? [x, y] : [y, x];
  const missing = low - high + (margin + 1) * Math.abs(a.crane - b.crane);
  return missing > 0 ? pace * missing : null;
}
