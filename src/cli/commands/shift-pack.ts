// hawser shift-pack: what a terminal needs to go on by hand, as a signed folder to print; and the check of one.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { PACK_LANGUAGES, type PackLanguage } from '../../office/shift-pack/words.ts';
import type { PackProof } from '../../server/shift-pack/signed-folder.ts';
import { cliFault } from '../fault.ts';
import { readText } from '../input-files.ts';
import { required } from '../option-values.ts';
import type { Session } from '../session.ts';
import { ShareProgress } from '../share-progress.ts';
import { columns, jsonText } from '../streams.ts';

interface ShiftPackOptions {
  to?: string;
  language: PackLanguage;
  verify?: boolean;
  key?: string;
  json?: boolean;
}

/** Adds the command to the program. */
export function addShiftPack(program: Command, session: Session): void {
  program
    .command('shift-pack')
    .summary('print what the terminal needs to go on by hand')
    .description(
      'Makes a shift pack of a data folder: yard list, bay plans, holds and releases, dangerous goods, reefers, crane sequences, yard jobs and trucks, as pages to print and tables, signed. A running server writes one into DATA/shift-pack every ten minutes by itself.',
    )
    .argument('<folder>', 'data folder of a server, running or not; with --verify a shift pack')
    .option('--to <folder>', 'folder to make; new or empty')
    .option('--language <code>', 'language of the headings: en, vi or ko', languageOption, 'en')
    .option('--verify', 'check a shift pack instead: whole, unchanged, signed')
    .option('--key <file>', "public key that must have signed it; without it the pack's own, whose fingerprint is told")
    .option('--json', 'print the result as one JSON object')
    .addHelpText(
      'after',
      '\nExamples:\n  hawser shift-pack hawser-data --to pack --language vi\n  hawser shift-pack --verify pack --key public-key.pem',
    )
    .action((folder: string, options: ShiftPackOptions) =>
      options.verify === true
        ? verify(folder, options, session)
        : make(folder, options, program.version() ?? '', session),
    );
}

function languageOption(text: string): PackLanguage {
  const language = PACK_LANGUAGES.find((one) => one === text);
  if (language !== undefined) return language;
  throw cliFault(
    'HWS-CLI-005',
    `The option --language takes ${PACK_LANGUAGES.join(', ')}, not "${text}".`,
    '--language',
  );
}

async function make(folder: string, options: ShiftPackOptions, version: string, { streams }: Session): Promise<void> {
  const to = required(options.to, '--to', 'hawser shift-pack');
  if (!existsSync(join(folder, 'journal.sqlite')))
    throw cliFault('HWS-CLI-014', 'The folder holds no journal.sqlite.', folder);
  const { packOfFolder } = await import('../../server/shift-pack/make-pack.ts');
  const { verifyPack } = await import('../../server/shift-pack/signed-folder.ts');
  const progress = new ShareProgress(streams.err);
  try {
    packOfFolder(folder, to, { language: options.language, version, now: Date.now() }, (what, share) =>
      progress.update(what, share),
    );
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error)) throw error;
    throw cliFault('HWS-CLI-012', `The shift pack cannot be written: ${error.message}.`, to);
  } finally {
    progress.end();
  }
  tell(
    verifyPack(to, null),
    `The shift pack is in ${to}; open ${join(to, 'index.html')} and print what is needed.`,
    options,
    streams,
  );
}

async function verify(folder: string, options: ShiftPackOptions, { streams }: Session): Promise<void> {
  const { verifyPack } = await import('../../server/shift-pack/signed-folder.ts');
  const proof = verifyPack(folder, options.key === undefined ? null : readText(options.key));
  const verdict =
    options.key === undefined
      ? `${folder} is whole and signed by the key in it: compare the fingerprint with the one that you know.`
      : `${folder} is whole and signed by ${options.key}.`;
  tell(proof, verdict, options, streams);
}

function tell(proof: PackProof, verdict: string, options: ShiftPackOptions, streams: Session['streams']): void {
  const rows = [
    ['terminal', proof.terminal],
    ['state of', `${proof.stateOf}, frame ${proof.frame}`],
    ['queues of', proof.queuesOf ?? 'could not be made'],
    ['made', `${proof.made} by Hawser ${proof.hawser}`],
    ['files', String(proof.files)],
    ['key', proof.fingerprint],
  ];
  streams.out.write(options.json === true ? jsonText(proof) : `${columns(rows)}${verdict}\n`);
}
