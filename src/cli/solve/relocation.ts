// hawser solve relocation: all boxes of a bay leave in the order of their priorities, with the fewest relocations.
import type { Command } from 'commander';
import { planRelocation } from '../../yard/relocation/relocation.ts';
import { cliFault } from '../fault.ts';
import type { Session } from '../session.ts';
import { tierLimit, tierOption, type TierOption } from './bay-file.ts';
import { secondsOption, solveFiles, type SolveOptions } from './solve-files.ts';

interface RelocationOptions extends SolveOptions {
  rules: 'restricted' | 'unrestricted';
  maxHeight: TierOption;
}

/** Adds the command to the group. */
export function addRelocation(solve: Command, session: Session): void {
  solve
    .command('relocation')
    .summary('retrieve all boxes in order, with the fewest relocations')
    .description(
      'Reads bays in the format of the published instances and retrieves all their boxes in the order of their priorities, the smallest ' +
        'first and equal ones in any order, with as few relocations as it finds; tells the lower bound that it proved.',
    )
    .argument(
      '<file...>',
      'bays: a line "STACKS BOXES", then for each stack its count and the priorities from the ground up',
    )
    .option(
      '--rules <rules>',
      'restricted: only boxes above the next one to leave are moved; unrestricted: any top box',
      rulesOption,
      'unrestricted' as const,
    )
    .option(
      '--max-height <tiers>',
      'tiers that a stack may have: a number, +N above the highest stack at the beginning, or none',
      tierOption(true),
    )
    .option('--seconds <number>', 'CPU seconds for each file', secondsOption, 10)
    .option('--json', 'print one JSON object a line for each file')
    .addHelpText(
      'after',
      `
Examples:
  hawser solve relocation data5-7-1.dat
  hawser solve relocation bays/*.dat --rules restricted --max-height none --seconds 2 --json

Without --max-height the limit is +2, the custom of the published results.
JSON: instance, relocations, moves ([from, to], stacks from 0, to -1 for out of the bay), bound, optimal, cpuSeconds.
Exit status: 0 when every bay has a plan, 1 when one has none, 2 when a file cannot be read or is no bay.`,
    )
    .action((files: string[], options: Omit<RelocationOptions, 'maxHeight'> & { maxHeight?: TierOption }) => {
      const { rules, maxHeight: option = { above: 2 } } = options;
      solveFiles(files, options, session, (bay, budget) =>
        planRelocation({ stacks: bay.stacks, maxHeight: tierLimit(option, bay), rules }, budget),
      );
    });
}

function rulesOption(text: string): RelocationOptions['rules'] {
  if (text === 'restricted' || text === 'unrestricted') return text;
  throw cliFault('HWS-CLI-005', `The option --rules takes "restricted" or "unrestricted", not "${text}".`, '--rules');
}
