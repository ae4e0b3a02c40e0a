// How the reasons that planners give are written on the page.
import type { TerminalModel } from '../../terminal/model.ts';
import type { Why } from '../../terminal/planning.ts';

/** What decided, and whether the rules had to be relaxed since no slot met them. */
export function decision(why: Why): { decided: string; relaxed: boolean } {
  const decided = why.decided.split(' (')[0] ?? why.decided;
  return { decided, relaxed: decided !== why.decided };
}

/** Parts of the scores in which the alternatives differ: only these can have decided. */
export function partsThatDiffer({ alternatives }: Why): string[] {
  const names = [...new Set(alternatives.flatMap((one) => Object.keys(one.parts)))];
  return names.filter((name) => new Set(alternatives.map((one) => one.parts[name] ?? 0)).size > 1);
}

/** How the chosen place stands against the runner-up. */
export interface Instead {
  first: string;
  second: string;
  /** Work that the runner-up would cost more, in all and by the part that decided, s. */
  gain: number;
  partGain: number;
  /** Rehandles that are to be expected of each; null where they are not told. */
  rehandles: [first: number, second: number] | null;
}

/** Why not the next best: null where there was no other, or where scores are no seconds of work. */
export function insteadOf(why: Why): Instead | null {
  const [first, second] = why.alternatives;
  if (first === undefined || second === undefined || !inSeconds(why)) return null;
  const { decided } = decision(why);
  const told = first.rehandles !== undefined && second.rehandles !== undefined;
  return {
    ...{ first: first.choice, second: second.choice },
    gain: second.score - first.score,
    // What a plan costs the crane as a whole is no part of the score but all of it.
    partGain:
      decided in first.parts ? (second.parts[decided] ?? 0) - (first.parts[decided] ?? 0) : second.score - first.score,
    rehandles: told ? [first.rehandles ?? 0, second.rehandles ?? 0] : null,
  };
}

/** True for slots of the yard: their scores are seconds of work, which planners read as minutes. */
export function inSeconds(why: Why): boolean {
  return why.decided === 'crane-time' || tellsRehandles(why);
}

/** True where it is told how many rehandles each choice is expected to lead to. */
export function tellsRehandles({ alternatives }: Why): boolean {
  return alternatives.some(({ rehandles }) => rehandles !== undefined);
}

/** A choice as people write it: a slot as block, bay-row-tier ("A07 14-3-2"), two boxes that change turns, a berth as it comes ("100 m"). */
export function choiceText(choice: string, terminal: TerminalModel | null): string {
  const pair = /^([A-Z]{4}\d{7}) ([A-Z]{4}\d{7})$/.exec(choice);
  if (pair !== null) return `${pair[1] ?? ''} ⇄ ${pair[2] ?? ''}`;
  const slot = /^(?:block (\d+) )?bay (\d+) row (\d+) tier (\d+)$/.exec(choice);
  if (slot === null) return choice;
  const [, block, bay, row, tier] = slot;
  const place = `${bay}-${row}-${tier}`;
  if (block === undefined) return place;
  return `${terminal?.blocks[Number(block)]?.id ?? block} ${place}`;
}
