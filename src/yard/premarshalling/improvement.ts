// A way that is known is made cheaper: moves that gain nothing are taken out, and its later part is looked for anew.
import type { Beam, Limits, Way } from './beam.ts';
import type { Construction } from './construction.ts';
import type { Ground } from './ground.ts';
import { Layout } from './layout.ts';
import type { Work } from './work.ts';

/** The later part is looked for anew from so many points of the way. */
const POINTS = 6;

/** The searches that look for the later part of a way, and what they may spend. */
export interface Searches {
  constructions: readonly Construction[];
  beams: readonly Beam[];
  /** Layouts that they keep. */
  width: number;
}

/** Improves ways through one bay. */
export class Improvement {
  readonly #ground: Ground;
  readonly #work: Work;
  /** Every other time the points lie in between. */
  #shift = 0;

  constructor(ground: Ground, work: Work) {
    this.#ground = ground;
    this.#work = work;
  }

  /**
   * Looks for cheaper ways that share a first part with the one that is known, the longest part first; `limitsBelow` tells what may
   * be spent on a better one.
   */
  renew(way: Way, { constructions, beams, width }: Searches, limitsBelow: (way: Way) => Limits): Way {
    this.#shift = 0.5 - this.#shift;
    for (let point = POINTS - 1 + this.#shift; point > 0.5 && !this.#work.ended; point--) {
      const prefix = way.moves.slice(0, Math.floor((way.moves.length * point) / POINTS));
      const spent = this.#costOf(prefix);
      for (const construction of constructions) {
        const found = construction.search(this.#after(prefix), width, way.cost - spent);
        if (found !== null)
          way = this.shorten({ moves: [...prefix, ...found.moves], cost: spent + found.cost, inTheWay: 0 });
      }
      for (const beam of beams) {
        const found = beam.search(width, limitsBelow(way), prefix);
        if (found.inTheWay === 0 && found.cost < way.cost) way = this.shorten(found);
      }
    }
    return way;
  }

  /** Takes moves out: of two moves of one box it is tried whether one does, or none. */
  shorten(way: Way): Way {
    for (let shorter: Way | null = way; shorter !== null; shorter = this.#shorter(way)) way = shorter;
    return way;
  }

  #shorter(way: Way): Way | null {
    const { stacks, cost } = this.#ground;
    const { moves } = way;
    const next = this.#nextMoves(moves);
    for (let i = 0; i < moves.length; i++) {
      const j = next[i]!;
      if (j < 0) continue;
      const origin = Math.floor(moves[i]! / stacks);
      const goal = moves[j]! % stacks;
      const direct = origin === goal ? [] : [origin * stacks + goal];
      const [before, between, after] = [moves.slice(0, i), moves.slice(i + 1, j), moves.slice(j + 1)];
      for (const trial of [
        [...before, ...direct, ...between, ...after],
        [...before, ...between, ...direct, ...after],
      ]) {
        const spent = trial.reduce((sum, move) => sum + cost[move]!, 0);
        if (spent < way.cost && this.#putsInOrder(trial)) return { moves: trial, cost: spent, inTheWay: 0 };
      }
    }
    return null;
  }

  /** For each move, the next one of the same box; -1 when there is none. */
  #nextMoves(moves: readonly number[]): Int32Array {
    const { stacks, start } = this.#ground;
    const last: number[][] = start.map((stack) => stack.map(() => -1));
    const next = new Int32Array(moves.length).fill(-1);
    moves.forEach((move, i) => {
      const earlier = last[Math.floor(move / stacks)]!.pop()!;
      if (earlier >= 0) next[earlier] = i;
      last[move % stacks]!.push(i);
    });
    return next;
  }

  #putsInOrder(moves: readonly number[]): boolean {
    const { stacks, tiers, allowed } = this.#ground;
    const layout = new Layout(this.#ground);
    for (const move of moves) {
      const [from, to] = [Math.floor(move / stacks), move % stacks];
      if (layout.height[from] === 0 || layout.height[to] === tiers) return false;
      if (allowed !== null && allowed[layout.top(from) * stacks + to] === 0) return false;
      layout.move(from, to);
    }
    return layout.bad === 0;
  }

  #after(moves: readonly number[]): Layout {
    const { stacks } = this.#ground;
    const layout = new Layout(this.#ground);
    for (const move of moves) layout.move(Math.floor(move / stacks), move % stacks);
    return layout;
  }

  #costOf(moves: readonly number[]): number {
    return moves.reduce((sum, move) => sum + this.#ground.cost[move]!, 0);
  }
}
