// The small terminal on which the ledger is tortured: terminals/four-blocks.json, drawn in scripts/design/four-blocks.ts.
import { readFileSync } from 'node:fs';
import { parseTerminal } from '../../terminal/check.ts';
import type { TerminalModel } from '../../terminal/model.ts';

/** Two quay cranes, eight AGVs, four blocks and a gate. */
export function fourBlocks(): TerminalModel {
  const file = new URL('../../../terminals/four-blocks.json', import.meta.url);
  return parseTerminal(readFileSync(file, 'utf8'), 'terminals/four-blocks.json');
}
