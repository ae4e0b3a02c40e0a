// Replays the plan of a bay move by move, on its own and by the rules alone: it shares no code with the planners that it checks.
import { RETRIEVED, type Bay, type BayConditions, type BayMove } from '../../src/yard/bay/bay.ts';

/** What a replay found: faults in sentences (none when the plan is good), and what the plan costs. */
export interface Replay {
  faults: string[];
  /** Moves within the bay. */
  relocations: number;
  /** Seconds of all moves; 0 when the bay has no times. */
  seconds: number;
  /** What stands at the end: boxes by their numbers (see BayConditions), each stack from the ground up. */
  stacks: number[][];
}

/** Replays the plan of a relocation: every box leaves in its turn, and under restricted rules only what stands on a next box moves. */
export function replayRelocation(
  problem: Bay & BayConditions & { rules: 'restricted' | 'unrestricted' },
  moves: readonly BayMove[],
): Replay {
  const bay = new ReplayedBay(problem);
  moves.forEach((move, i) => {
    const at = `Move ${i} (${move[0]} to ${move[1]})`;
    const next = bay.smallest();
    if (move[1] === RETRIEVED) {
      const top = bay.topOf(move[0]);
      if (top !== undefined && bay.priority(top) !== next)
        bay.faults.push(`${at} takes out priority ${bay.priority(top)} while ${next} is still there.`);
    } else if (problem.rules === 'restricted' && !bay.holds(move[0], next))
      bay.faults.push(`${at} moves a box from a stack without priority ${next}, the next to leave.`);
    bay.apply(move, at);
  });
  const left = bay.stacks.flat().length;
  if (left > 0) bay.faults.push(`${left} boxes are left in the bay.`);
  return bay.replay();
}

/** What a replay of pre-marshalling found besides. */
export interface OrderReplay extends Replay {
  /** Boxes that stand above one of a smaller priority: at the beginning, and after each move. */
  badlyPlaced: number[];
}

/** Replays moves within a bay, none out of it. */
export function replayPremarshalling(problem: Bay & BayConditions, moves: readonly BayMove[]): OrderReplay {
  const bay = new ReplayedBay(problem);
  const badlyPlaced = [bay.badlyPlaced()];
  moves.forEach((move, i) => {
    const at = `Move ${i} (${move[0]} to ${move[1]})`;
    if (move[1] === RETRIEVED) bay.faults.push(`${at} takes a box out of the bay.`);
    bay.apply(move, at);
    badlyPlaced.push(bay.badlyPlaced());
  });
  return { ...bay.replay(), badlyPlaced };
}

/** A bay whose moves are carried out and watched. */
export class ReplayedBay {
  readonly faults: string[] = [];
  readonly stacks: number[][];
  private readonly problem: Bay & BayConditions;
  private readonly priorities: number[];
  private relocations = 0;
  private seconds = 0;

  constructor(problem: Bay & BayConditions) {
    this.problem = problem;
    this.priorities = problem.stacks.flat();
    let box = 0;
    this.stacks = problem.stacks.map((stack) => stack.map(() => box++));
  }

  priority(box: number): number {
    return this.priorities[box]!;
  }

  topOf(stack: number): number | undefined {
    return this.stacks[stack]?.at(-1);
  }

  /** The smallest priority that is still in the bay; Infinity when it is empty. */
  smallest(): number {
    return Math.min(...this.stacks.flat().map((box) => this.priority(box)));
  }

  holds(stack: number, priority: number): boolean {
    return (this.stacks[stack] ?? []).some((box) => this.priority(box) === priority);
  }

  /** Boxes that stand above one of a smaller priority. */
  badlyPlaced(): number {
    return this.stacks
      .map((stack) =>
        stack.filter((box, t) => stack.slice(0, t).some((below) => this.priority(below) < this.priority(box))),
      )
      .flat().length;
  }

  /** Carries out a move as far as it can be; what is wrong with it is added to the faults. */
  apply([from, to]: BayMove, at: string): void {
    const { maxHeight, moveSeconds, mayStand } = this.problem;
    const box = this.stacks[from]?.pop();
    if (box === undefined) {
      this.faults.push(`${at} takes from a stack that is empty or is not there.`);
      return;
    }
    this.seconds += moveSeconds?.(from, to) ?? 0;
    if (to === RETRIEVED) return;
    this.relocations++;
    const target = this.stacks[to];
    if (target === undefined || to === from) {
      this.faults.push(`${at} leads to no other stack.`);
      return;
    }
    target.push(box);
    if (target.length > maxHeight) this.faults.push(`${at} makes a stack of ${target.length}, more than ${maxHeight}.`);
    if (mayStand?.(box, to) === false) this.faults.push(`${at} puts box ${box} where it may not stand.`);
  }

  replay(): Replay {
    const { faults, relocations, seconds, stacks } = this;
    return { faults, relocations, seconds, stacks };
  }
}
