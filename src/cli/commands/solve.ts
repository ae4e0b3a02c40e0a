// hawser solve: the yard's planners at published bays, for who compares methods.
import type { Command } from 'commander';
import { addPremarshalling } from '../solve/premarshalling.ts';
import { addRelocation } from '../solve/relocation.ts';
import type { Session } from '../session.ts';

/** Adds the group to the program. */
export function addSolve(program: Command, session: Session): void {
  const solve = program
    .command('solve')
    .summary('solve published instances of yard problems')
    .description(
      'Solves bays of published benchmark sets, and tells for each the plan, a proven lower bound and the time.',
    )
    .addHelpText(
      'after',
      '\nExamples:\n  hawser solve relocation bays/*.dat --rules restricted\n  hawser solve relocation data5-7-1.dat --seconds 60 --json\n  hawser solve premarshalling data5-7-1.dat --max-height +2',
    );
  addRelocation(solve, session);
  addPremarshalling(solve, session);
}
