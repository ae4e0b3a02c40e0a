// hawser solve: the planners of yard and quay at published instances, for who compares methods.
import type { Command } from 'commander';
import { addBerth } from '../solve/berth.ts';
import { addCrane } from '../solve/crane.ts';
import { addPremarshalling } from '../solve/premarshalling.ts';
import { addRelocation } from '../solve/relocation.ts';
import { addStowage } from '../solve/stowage.ts';
import type { Session } from '../session.ts';

/** Adds the group to the program. */
export function addSolve(program: Command, session: Session): void {
  const solve = program
    .command('solve')
    .summary('solve published instances of yard and quay problems')
    .description(
      'Solves instances of published benchmark sets, and tells for each the plan, a proven lower bound and the time.',
    )
    .addHelpText(
      'after',
      '\nExamples:\n  hawser solve relocation bays/*.dat --rules restricted\n  hawser solve relocation data5-7-1.dat --seconds 60 --json\n  hawser solve premarshalling data5-7-1.dat --max-height +2\n  hawser solve berth f30x3-01.txt\n  hawser solve crane kp-C-33.txt --seconds 2',
    );
  addRelocation(solve, session);
  addPremarshalling(solve, session);
  addBerth(solve, session);
  addCrane(solve, session);
  addStowage(solve, session);
}
