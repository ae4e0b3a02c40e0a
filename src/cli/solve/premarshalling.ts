// hawser solve premarshalling: a bay is put in order, so that no box lies above one that leaves earlier, with the fewest moves.
import { basename } from 'node:path';
import type { Command } from 'commander';
import { planPremarshalling } from '../../yard/premarshalling/premarshalling.ts';
import type { Session } from '../session.ts';
import { solveFault, tierLimit, tierOption, type BayFile, type TierOption } from './bay-file.ts';
import { secondsOption, solveFiles, type SolveOptions } from './solve-files.ts';

interface PremarshallingOptions extends SolveOptions {
  maxHeight?: TierOption;
}

/** Adds the command to the group. */
export function addPremarshalling(solve: Command, session: Session): void {
  solve
    .command('premarshalling')
    .summary('put a bay in order before its boxes leave, with the fewest moves')
    .description(
      'Reads bays in the format of the published instances and moves their boxes until none lies above one of a smaller priority, with ' +
        'as few moves as it finds; tells the lower bound that it proved.',
    )
    .argument(
      '<file...>',
      'bays: a line "STACKS BOXES", then for each stack its count and the priorities from the ground up',
    )
    .option(
      '--max-height <tiers>',
      'tiers that a stack may have: a number, or +N above the highest stack at the beginning',
      tierOption(false),
    )
    .option('--seconds <number>', 'CPU seconds for each file', secondsOption, 10)
    .option('--json', 'print one JSON object a line for each file')
    .addHelpText(
      'after',
      `
Examples:
  hawser solve premarshalling data5-7-1.dat --max-height +2
  hawser solve premarshalling BF1_cpmp_16_5_48_10_29_1.bay --seconds 2 --json

Files of the set of Bortfeldt and Forster have their limit of tiers in the name (BF1_cpmp_STACKS_TIERS_…): --max-height may be left out.
JSON: instance, relocations (the moves counted), moves ([from, to], stacks from 0), bound, optimal, cpuSeconds.
Exit status: 0 when every bay has a plan, 1 when one has none, 2 when a file cannot be read or is no bay.`,
    )
    .action((files: string[], options: PremarshallingOptions) => {
      const { maxHeight } = options;
      const named = maxHeight === undefined ? files.filter((file) => tiersInName(basename(file)) !== undefined) : [];
      if (named.length > 0)
        session.streams.err.write(
          `The limit of tiers is taken from the name of the file: ${named.length === 1 ? '1 file' : `${named.length} files`}.\n`,
        );
      solveFiles(files, options, session, (bay, budget) =>
        planPremarshalling({ stacks: bay.stacks, maxHeight: limitOf(maxHeight, bay) }, budget),
      );
    });
}

/** The tiers that a name of the set of Bortfeldt and Forster tells: BF<class>_cpmp_<stacks>_<tiers>_<boxes>_<groups>_<bad>_<number>.bay */
function tiersInName(instance: string): number | undefined {
  const [, tiers] = /^BF\d+_cpmp_\d+_(\d+)_\d+_\d+_\d+_\d+\.bay$/.exec(instance) ?? [];
  return tiers === undefined ? undefined : Number(tiers);
}

function limitOf(option: TierOption | undefined, bay: BayFile): number {
  if (option) return tierLimit(option, bay);
  const tiers = tiersInName(bay.instance);
  if (tiers !== undefined) return tierLimit({ tiers }, bay);
  throw solveFault(
    'HWS-SLV-006',
    `How many tiers the stacks of ${bay.instance} may have is not told by its name.`,
    bay.path,
  );
}
