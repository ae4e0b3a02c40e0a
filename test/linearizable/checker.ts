// Whether a history of overlapping operations could have happened one after the other: the search of Wing and Gong (1993) with the
// memory of Lowe (2017), one key at a time, which is enough because operations on different keys do not touch (Herlihy and Wing,
// 1990: linearizability is local).

/** One operation: what was asked, when, and what was answered. Times are of one clock, in any unit. */
export interface Operation<I, O> {
  input: I;
  /** null: no answer came; it may have happened at any later time, or not at all. */
  output: O | null;
  invoked: number;
  /** When the answer came; Infinity where none did. */
  returned: number;
}

/** How a thing behaves when it is asked one question after the other. */
export interface Model<S, I, O> {
  begin: S;
  /** The state afterwards, or null where it would not have answered so. `output` null: any answer. */
  step: (state: S, input: I, output: O | null) => S | null;
  /** The same text for the same state, and only for that. */
  nameOf: (state: S) => string;
}

interface Entry {
  operation: number;
  call: boolean;
  before: Entry | null;
  after: Entry | null;
  /** Of a call: its return; null where none came. */
  back: Entry | null;
}

/** True when some order of the operations, in which none comes before one that had returned when it began, is one of the model's. */
export function linearizable<S, I, O>(history: readonly Operation<I, O>[], model: Model<S, I, O>): boolean {
  const head = entriesOf(history);
  const seen = new Set<string>();
  const done: { entry: Entry; state: S }[] = [];
  let left = history.filter(({ output }) => output !== null).length;
  let taken = 0n;
  let state = model.begin;
  let entry = head.after;
  while (left > 0) {
    if (entry?.call) {
      const { input, output } = history[entry.operation] as Operation<I, O>;
      const next = model.step(state, input, output);
      const with_ = taken | (1n << BigInt(entry.operation));
      const name = next === null ? '' : `${with_.toString(36)} ${model.nameOf(next)}`;
      if (next === null || seen.has(name)) entry = entry.after;
      else {
        seen.add(name);
        done.push({ entry, state });
        [state, taken] = [next, with_];
        if (output !== null) left--;
        lift(entry);
        entry = head.after;
      }
      continue;
    }
    // Somebody has returned and cannot come next, or nobody is left to try: the last choice was wrong.
    const last = done.pop();
    if (last === undefined) return false;
    state = last.state;
    taken &= ~(1n << BigInt(last.entry.operation));
    if (history[last.entry.operation]?.output !== null) left++;
    unlift(last.entry);
    entry = last.entry.after;
  }
  return true;
}

/** The keys whose operations could not have happened one after the other. */
export function faultyKeys<S, I, O>(
  history: readonly Operation<I, O>[],
  keyOf: (operation: Operation<I, O>) => string,
  model: Model<S, I, O>,
): string[] {
  const byKey = new Map<string, Operation<I, O>[]>();
  for (const operation of history) {
    const key = keyOf(operation);
    byKey.set(key, [...(byKey.get(key) ?? []), operation]);
  }
  return [...byKey].flatMap(([key, operations]) => (linearizable(operations, model) ? [] : [key]));
}

/** Calls and returns in order of time, as a list with an empty head; at the same time calls come first. */
function entriesOf<I, O>(history: readonly Operation<I, O>[]): Entry {
  const events = history.flatMap(({ invoked, returned, output }, operation) => {
    const call: Entry = { operation, call: true, before: null, after: null, back: null };
    if (output === null) return [{ at: invoked, entry: call }];
    const back: Entry = { operation, call: false, before: null, after: null, back: null };
    call.back = back;
    return [
      { at: invoked, entry: call },
      { at: returned, entry: back },
    ];
  });
  events.sort((a, b) => a.at - b.at || Number(b.entry.call) - Number(a.entry.call));
  const head: Entry = { operation: -1, call: false, before: null, after: null, back: null };
  let last = head;
  for (const { entry } of events) {
    last.after = entry;
    entry.before = last;
    last = entry;
  }
  return head;
}

function lift(entry: Entry): void {
  unlink(entry);
  if (entry.back) unlink(entry.back);
}

function unlift(entry: Entry): void {
  if (entry.back) relink(entry.back);
  relink(entry);
}

function unlink(entry: Entry): void {
  if (entry.before) entry.before.after = entry.after;
  if (entry.after) entry.after.before = entry.before;
}

function relink(entry: Entry): void {
  if (entry.before) entry.before.after = entry;
  if (entry.after) entry.after.before = entry;
}
