// Writes the terminal model files and their schema: terminals/busan-dgt.json, terminals/busan-dgt-lift.json,
// terminals/four-blocks.json, terminals/lach-huyen-hhit.json, terminals/schema.json.
// Run it with Node after a change of a design or of src/terminal/model.ts; a test holds the committed files against it.
import { writeFileSync } from 'node:fs';
import { format } from 'prettier';
import { TerminalModelSchema } from '../src/terminal/model.ts';
import { busanDgtLift } from './design/busan-dgt-lift.ts';
import { busanDgt } from './design/busan-dgt.ts';
import { fourBlocks } from './design/four-blocks.ts';
import { lachHuyenHhit } from './design/lach-huyen-hhit.ts';

/** JSON as the repository's formatter lays it out: what fits on a line of 120 characters stays on one. */
function layOut(value: unknown): Promise<string> {
  return format(JSON.stringify(value), { parser: 'json', printWidth: 120 });
}

/** The schema of terminal files as a JSON Schema. Its tuples are written as draft 7 has them. */
function schema(): unknown {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Hawser terminal model',
    description:
      'One file describes a terminal. Metres on a local grid (x along the quay, y inland, quay edge at y = 0), seconds, m/s.',
    ...TerminalModelSchema,
  };
}

/** Every file that this script writes, by name within terminals/, with its text. */
export async function designedFiles(): Promise<Record<string, string>> {
  return {
    'busan-dgt.json': await layOut(busanDgt()),
    'busan-dgt-lift.json': await layOut(busanDgtLift()),
    'four-blocks.json': await layOut(fourBlocks()),
    'lach-huyen-hhit.json': await layOut(lachHuyenHhit()),
    'schema.json': await layOut(schema()),
  };
}

if (import.meta.main) {
  for (const [name, text] of Object.entries(await designedFiles())) {
    writeFileSync(new URL(`../terminals/${name}`, import.meta.url), text);
    console.log(`terminals/${name}: ${(text.length / 1024).toFixed(0)} kB`);
  }
}
