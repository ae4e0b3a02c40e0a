// The starts that are still open: for each kind of berth and each time, the vessels that may begin there. Starts that no better plan can
// use are taken out.
import type { BerthModel } from './model.ts';

/** The open starts of one kind of berth in the order of time: those of time t are from[t] … from[t + 1] - 1. */
export interface KindStarts {
  readonly from: Int32Array;
  readonly vessel: Int32Array;
  /** The first time with an open start, and one after the last. */
  readonly begin: number;
  readonly end: number;
}

/** All starts that the windows of the problem allow, of each kind of berth. */
export function allStarts(model: BerthModel): KindStarts[] {
  return Array.from({ length: model.kinds }, (_, kind) => {
    const from = new Int32Array(model.end + 2);
    const pair = kind * model.vessels;
    for (let i = 0; i < model.vessels; i++)
      for (let t = model.first[pair + i]!; t <= model.last[pair + i]!; t++) from[t + 1]!++;
    for (let t = 0; t <= model.end; t++) from[t + 1]! += from[t]!;
    const vessel = new Int32Array(from[model.end + 1]!);
    const next = from.slice();
    for (let i = 0; i < model.vessels; i++)
      for (let t = model.first[pair + i]!; t <= model.last[pair + i]!; t++) vessel[next[t]!++] = i;
    return kindStarts(from, vessel);
  });
}

/** Those of the starts for which `keeps`, asked with the time and the vessel, says so. */
export function keptStarts(starts: KindStarts, keeps: (time: number, vessel: number) => boolean): KindStarts {
  const { vessel, begin, end } = starts;
  const from = new Int32Array(starts.from.length);
  const kept = new Int32Array(vessel.length);
  let count = 0;
  for (let t = begin; t < end; t++) {
    from[t] = count;
    for (let a = starts.from[t]!; a < starts.from[t + 1]!; a++) if (keeps(t, vessel[a]!)) kept[count++] = vessel[a]!;
  }
  from.fill(count, end);
  return kindStarts(from, kept.slice(0, count));
}

function kindStarts(from: Int32Array, vessel: Int32Array): KindStarts {
  let begin = 0;
  let end = from.length - 2;
  while (begin < end && from[begin + 1] === 0) begin++;
  while (end > begin && from[end - 1] === vessel.length) end--;
  return { from, vessel, begin, end };
}
