// Writes docs/reference/errors.md from the catalogue of error codes. Run it with Node after a change of src/terminal/errors/; a test
// holds the committed page against it.
import { writeFileSync } from 'node:fs';
import { format } from 'prettier';
import { errorCatalogue } from '../src/terminal/errors/index.ts';

/** Parts of the house by the middle of their codes, in the order of the page. */
const PARTS: Readonly<Record<string, string>> = {
  CLI: 'The command line',
  MOD: 'Terminal model files',
  EDI: 'EDIFACT messages',
  DEM: 'Demand',
  DIS: 'Disturbances',
  BTH: 'Berths that people fix by hand',
  PLN: 'Ranges that planners draw in the yard',
  REF: 'Reefers',
  RUN: 'Running: data folder, journal, messages',
  SLV: 'Solving published instances',
  TRN: 'Training shifts',
  TAB: 'Tables to take away, and figures by crane',
  STW: 'Cells that people give to loads by hand',
  VSL: 'Vessel profiles and stowage',
  SWP: 'What-if: sweeps, variants, forks and their workers',
};

const HEAD = `# Error codes

Every fault that a user can cause has a code, and is told with what happened, where, and what to do. A code never changes its
meaning. \`hawser errors\` lists the codes, \`hawser errors CODE\` explains one. This page is written by
\`scripts/error-reference.ts\`.

An **error** stops the work, or the one message or container that it is about; a **warning** tells of something that was worked
otherwise than asked; an **info** needs nothing to be done.
`;

/** The text of the page. */
export function errorReference(): Promise<string> {
  const codes = Object.keys(errorCatalogue).sort();
  const parts = [...new Set([...Object.keys(PARTS), ...codes.map(partOf)])];
  const sections = parts.map((part) => {
    const rows = codes.filter((code) => partOf(code) === part).map(rowOf);
    return `## ${PARTS[part] ?? part}\n\n| code | severity | what happened | what to do |\n| --- | --- | --- | --- |\n${rows.join('\n')}\n`;
  });
  return format([HEAD, ...sections].join('\n'), { parser: 'markdown', printWidth: 120 });
}

/** "EDI" of "HWS-EDI-001". */
function partOf(code: string): string {
  return code.split('-')[1] ?? '';
}

function rowOf(code: string): string {
  const entry = errorCatalogue[code];
  const cell = (text: string): string => text.replace(/[|<>]/g, '\\$&');
  return `| \`${code}\` | ${entry?.severity} | ${cell(entry?.meaning ?? '')} | ${cell(entry?.cure ?? '')} |`;
}

if (import.meta.main) {
  const page = new URL('../docs/reference/errors.md', import.meta.url);
  writeFileSync(page, await errorReference());
  console.log('docs/reference/errors.md is written.');
}
