// Writes golden journals and what they come to. Run it with Node when a vocabulary of events is released:
//   golden-journal.ts             the worlds of test/support/golden-worlds.ts, as this build writes them
//   golden-journal.ts --again     the same over those of this version, as long as no release has written it
//   golden-journal.ts --restate   only hashes.json, after the shape of the record in memory has changed; refused where a
//                                 journal's facts would change with it
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { EVENT_VERSION } from '../src/ledger/events.ts';
import { GENESIS, linkFrames } from '../src/store/chain.ts';
import {
  goldenBytes,
  goldenFile,
  goldenNames,
  HASHES,
  keptOutcomes,
  outcomeOf,
  readGolden,
  type Outcome,
} from '../test/support/golden-journals.ts';
import { GOLDEN_WORLDS } from '../test/support/golden-worlds.ts';

const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
  version: string;
};
const FOLDER = `${version}-events-${EVENT_VERSION}`;

/** What a golden journal comes to now. @throws when what it says is not what it said */
function restated(name: string, kept: Outcome | undefined): Outcome {
  const outcome = outcomeOf(readGolden(name));
  if (kept && kept.facts !== outcome.facts)
    throw new Error(`${name} says something else than it did: an upcaster is missing or wrong.`);
  return outcome;
}

/** `again`: the outcomes of this version's journals are new. */
function restate(again: boolean): void {
  const kept = existsSync(HASHES) ? keptOutcomes() : {};
  const isNew = (name: string): boolean => again && name.startsWith(`${FOLDER}/`);
  const outcomes = goldenNames().map((name) => [name, restated(name, isNew(name) ? undefined : kept[name])]);
  writeFileSync(HASHES, `${JSON.stringify(Object.fromEntries(outcomes), null, 2)}\n`);
}

function write(again: boolean): void {
  for (const [world, make] of Object.entries(GOLDEN_WORLDS)) {
    const name = `${FOLDER}/${world}`;
    if (existsSync(goldenFile(name)) && !again)
      throw new Error(`${name} is kept already; a golden journal is never written again.`);
    const { blocks, frames } = make();
    mkdirSync(dirname(goldenFile(name)), { recursive: true });
    writeFileSync(
      goldenFile(name),
      goldenBytes(
        { world, blocks },
        linkFrames(frames, 0, GENESIS, () => false),
      ),
    );
    console.log(`${name}: ${frames.length} frames`);
  }
}

const [, , option] = process.argv;
if (option !== '--restate') write(option === '--again');
restate(option === '--again');
