// Names the cranes: at each change at the quay the working vessels, in their order, get rows of neighbouring cranes, with as few of them
// going elsewhere as can be.
import type { Choice, WeekModel } from './model.ts';

/** Who works on a call between two quarter hours: `cranes` from crane `first` on. */
export interface Gang {
  from: number;
  to: number;
  first: number;
  cranes: number;
}

/** The gangs of each call, in time. The choices must be such that cranes suffice. */
export function gangsOf(model: WeekModel, choices: readonly (Choice | null)[]): Gang[][] {
  const gangs: Gang[][] = choices.map(() => []);
  const times = new Set<number>();
  for (const choice of choices) if (choice !== null) times.add(choice.start).add(choice.workEnd);
  const sorted = [...times].sort((a, b) => a - b);
  for (let k = 0; k + 1 < sorted.length; k++) {
    const [from, to] = [sorted[k], sorted[k + 1]];
    const working = choices
      .flatMap((choice, call) =>
        choice !== null && choice.start <= from && choice.workEnd > from ? [{ call, choice }] : [],
      )
      .sort((a, b) => a.choice.place.segment - b.choice.place.segment);
    const before = working.map(({ call }) => gangs[call].at(-1)?.first ?? -1);
    const firsts = nearest(model.week.cranes.length, working.map((w) => w.choice), before); // prettier-ignore
    working.forEach(({ call, choice }, w) => {
      const last = gangs[call].at(-1);
      if (last?.first === firsts[w]) last.to = to;
      else gangs[call].push({ from, to, first: firsts[w], cranes: choice.option.cranes });
    });
  }
  return gangs;
}

/** First cranes for vessels in their order along the quay, as near to the ones before as can be; -1: she had none. */
function nearest(cranes: number, working: readonly Choice[], before: readonly number[]): number[] {
  // moved[w][k]: least way of the cranes of the vessels from w on when only the cranes from k on are left.
  const moved = Array.from({ length: working.length + 1 }, () => new Float64Array(cranes + 1).fill(Infinity));
  const takes = working.map(() => new Int32Array(cranes + 1));
  moved[working.length].fill(0);
  for (let w = working.length - 1; w >= 0; w--) {
    const { cranes: n, firsts } = working[w].option;
    for (let k = cranes - n; k >= 0; k--) {
      moved[w][k] = moved[w][k + 1];
      takes[w][k] = takes[w][k + 1];
      const way = before[w] < 0 ? 0 : Math.abs(k - before[w]);
      if ((firsts & (1 << k)) === 0 || way + moved[w + 1][k + n] > moved[w][k]) continue;
      moved[w][k] = way + moved[w + 1][k + n];
      takes[w][k] = k;
    }
  }
  const chosen: number[] = [];
  for (let w = 0, k = 0; w < working.length; w++) {
    chosen.push(takes[w][k]);
    k = takes[w][k] + working[w].option.cranes;
  }
  return chosen;
}
