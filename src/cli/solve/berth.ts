// hawser solve berth: each vessel gets a berth and a time, so that together they are in port as short as can be.
import type { Command } from 'commander';
import { planDiscreteBerths } from '../../quay/discrete-berths/plan.ts';
import type { DiscreteBerthProblem } from '../../quay/discrete-berths/problem.ts';
import type { InputError } from '../../terminal/diagnostic.ts';
import type { Budget } from '../../terminal/planning.ts';
import type { Session } from '../session.ts';
import { solveFault } from './bay-file.ts';
import { readBerthFile, type BerthFile } from './berth-file.ts';
import { secondsOption, solveAll, type SolvedInstance, type SolveOptions } from './solve-all.ts';

/** What is told of a file. */
interface SolvedBerths extends SolvedInstance {
  /** Sum of the times from arrival to departure; null without a plan. */
  cost: number | null;
  /** Vessels and berths counted from 1, in the order of the vessels; null without a plan. */
  assignments: { vessel: number; berth: number; start: number }[] | null;
}

/** Adds the command to the group. */
export function addBerth(solve: Command, session: Session): void {
  solve
    .command('berth')
    .summary('give each vessel a berth and a time, for the least time in port')
    .description(
      'Reads instances of the discrete berth allocation problem and gives each vessel a berth and a time, so that the sum of their times from ' +
        'arrival to departure is as small as it finds; tells the lower bound that it proved.',
    )
    .argument(
      '<file...>',
      'instances: vessels, berths, arrivals, openings, handling times, closings, latest departures',
    )
    .option('--seconds <number>', 'CPU seconds for each file', secondsOption, 10)
    .option('--json', 'print one JSON object a line for each file')
    .addHelpText(
      'after',
      `
Examples:
  hawser solve berth f30x3-01.txt
  hawser solve berth lalla-ruiz/*.txt --seconds 60 --json

A file holds whole numbers: the vessels N, the berths M, N arrivals, M openings, for each vessel her handling time at each of the M
berths (99999: she may not lie there), M closings, N latest departures. What stands after them is not read.
JSON: instance, cost, assignments ({vessel, berth, start}, vessels and berths counted from 1), bound, optimal, cpuSeconds.
Exit status: 0 when every file has a plan, 1 when one has none, 2 when a file cannot be read or is no instance.`,
    )
    .action((files: string[], options: SolveOptions) => {
      // Who has no place is known when the file has been solved, and told after its row.
      let without: number[] = [];
      solveAll<BerthFile, SolvedBerths>(files, options, session, {
        cost: 'cost',
        several: 'files',
        read: readBerthFile,
        solve: ({ instance, problem }, budget) => {
          const { solved, unplaced } = solveBerths(problem, budget);
          without = unplaced;
          return { instance, ...solved };
        },
        costOf: ({ cost }) => cost,
        withoutPlan: (solved, path) => withoutPlan(solved, without, path),
      });
    });
}

function solveBerths(
  problem: DiscreteBerthProblem,
  budget: Budget,
): { solved: Omit<SolvedBerths, 'instance' | 'cpuSeconds'>; unplaced: number[] } {
  const { plan, objective, bound } = planDiscreteBerths(problem, budget);
  const assignments = plan.flatMap((berthing, i) =>
    berthing === null ? [] : [{ vessel: i + 1, berth: berthing.berth + 1, start: berthing.start }],
  );
  const found = objective < Infinity;
  return {
    solved: {
      cost: found ? objective : null,
      assignments: found ? assignments : null,
      bound: bound < Infinity ? bound : null,
      optimal: found && objective === bound,
    },
    unplaced: plan.flatMap((berthing, i) => (berthing === null ? [i + 1] : [])),
  };
}

/** Vessels that are told by number before the rest is counted. */
const NAMED = 10;

function withoutPlan({ instance, bound }: SolvedBerths, unplaced: readonly number[], path: string): InputError {
  const named = unplaced.slice(0, NAMED).join(', ');
  const more = unplaced.length > NAMED ? ` and ${unplaced.length - NAMED} more` : '';
  const who = `${unplaced.length === 1 ? 'vessel' : 'vessels'} ${named}${more}`;
  return bound === null
    ? solveFault(
        'HWS-SLV-035',
        `Not all vessels of ${instance} can be served within the windows; the best plan leaves out ${who}.`,
        path,
      )
    : solveFault(
        'HWS-SLV-036',
        `No plan for all vessels of ${instance} was found in the time given: without a place ${who}.`,
        path,
      );
}
