// hawser solve crane: the tasks of a vessel are given to her cranes, so that she is done soonest.
import type { Command } from 'commander';
import { planCranes } from '../../quay/crane-plan.ts';
import type { Session } from '../session.ts';
import { solveFault } from './bay-file.ts';
import { readCraneFile, type CraneFile } from './crane-file.ts';
import { secondsOption, solveAll, type SolvedInstance, type SolveOptions } from './solve-all.ts';

/** What is told of a file. */
interface SolvedCranes extends SolvedInstance {
  /** Time until the last task is done. */
  makespan: number;
  /** Tasks and cranes counted from 1 as in the file, in the order of the tasks. */
  tasks: { task: number; crane: number; start: number }[];
}

/** Sums of times are told to so many decimals. */
const DECIMALS = 6;

/** Adds the command to the group. */
export function addCrane(solve: Command, session: Session): void {
  solve
    .command('crane')
    .summary('split and sequence the work of quay cranes, for the least time at the quay')
    .description(
      'Reads instances of quay crane scheduling and gives each task to a crane and a time, so that the last one is done as soon as it finds: ' +
        'cranes do not cross, keep their margin, take time to drive, and do first what the pairs of the file want first. Tells the lower ' +
        'bound that it proved.',
    )
    .argument('<file...>', 'instances: a group of 7 numbers, times, bays, ready times, first bays, pairs')
    .option('--seconds <number>', 'CPU seconds for each file', secondsOption, 10)
    .option('--json', 'print one JSON object a line for each file')
    .addHelpText(
      'after',
      `
Examples:
  hawser solve crane kp-C-33.txt
  hawser solve crane meisel-bierwirth/*.txt --seconds 0.5 --json

A file holds groups of whole numbers in brackets: [tasks, bays, pairs, 0, cranes, time to drive one bay, bays free between two cranes],
[time of each task], [bay of each task], [ready time of each crane], [first bay of each crane], and [i, j] for each pair of tasks of
which i is done before j. Bays, tasks and cranes count from 1, cranes from the side of bay 1.
JSON: instance, makespan, tasks ({task, crane, start}), bound, optimal, cpuSeconds.
Exit status: 0 when every file has a plan, 2 when a file cannot be read or is no instance.`,
    )
    .action((files: string[], options: SolveOptions) => {
      solveAll<CraneFile, SolvedCranes>(files, options, session, {
        cost: 'makespan',
        several: 'files',
        read: readCraneFile,
        solve: ({ instance, problem }, budget) => {
          const { plan, objective, bound } = planCranes({ ...problem, bothWays: true }, budget);
          const tasks = plan.sequences.flatMap(({ crane, tasks: done }) =>
            done.map(({ id, start }) => ({ task: id, crane, start: rounded(start) })),
          );
          tasks.sort((a, b) => a.task - b.task);
          const [makespan, least] = [rounded(objective), rounded(bound)];
          return { instance, makespan, tasks, bound: least, optimal: makespan === least };
        },
        costOf: ({ makespan }) => makespan,
        withoutPlan: ({ instance }, path) => solveFault('HWS-SLV-011', `No plan was found for ${instance}.`, path),
      });
    });
}

function rounded(time: number): number {
  return Number(time.toFixed(DECIMALS));
}
