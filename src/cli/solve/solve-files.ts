// What the commands of hawser solve that put a yard in order share: the bay of each file, and what is told of its plan.
import type { BayMove } from '../../yard/bay/bay.ts';
import type { InputError } from '../../terminal/diagnostic.ts';
import type { Budget, Planned } from '../../terminal/planning.ts';
import type { Session } from '../session.ts';
import { readBayFile, solveFault, type BayFile } from './bay-file.ts';
import { solveAll, type SolvedInstance, type SolveOptions } from './solve-all.ts';

export { secondsOption, type SolveOptions } from './solve-all.ts';

/** What is told of a file. */
export interface SolvedFile extends SolvedInstance {
  /** Moves within the bay, out of it not counted; null without a plan. */
  relocations: number | null;
  /** All moves: [from, to], stacks counted from 0, to = -1 for out of the bay; null without a plan. */
  moves: readonly BayMove[] | null;
}

/** Plans for one bay. The objective is Infinity without a plan, the bound too when it is proven that there is none. */
type Solve = (bay: BayFile, budget: Budget) => Planned<BayMove[]>;

/** Solves the bays in their order; leaves 2 as status when one could not be read, else 1 when one has no plan. */
export function solveFiles(paths: readonly string[], options: SolveOptions, session: Session, solve: Solve): void {
  solveAll<BayFile, SolvedFile>(paths, options, session, {
    cost: 'relocations',
    several: 'bays',
    read: readBayFile,
    solve: (bay, budget) => {
      const { plan, objective, bound } = solve(bay, budget);
      const found = objective < Infinity;
      return {
        instance: bay.instance,
        relocations: found ? objective : null,
        moves: found ? plan : null,
        bound: bound < Infinity ? bound : null,
        optimal: found && objective === bound,
      };
    },
    costOf: ({ relocations }) => relocations,
    withoutPlan,
  });
}

function withoutPlan({ instance, bound }: SolvedFile, path: string): InputError {
  return bound === null
    ? solveFault('HWS-SLV-010', `There is no plan for ${instance} within the limit of tiers.`, path)
    : solveFault('HWS-SLV-011', `No plan was found for ${instance} in the time given.`, path);
}
