// Reads a terminal model file. Apart from the other files, since its checker is large and most commands do without.
import { parseTerminal } from '../terminal/check.ts';
import type { TerminalModel } from '../terminal/model.ts';
import { readText, terminalPath } from './input-files.ts';

/** A terminal model, checked. @throws InputError HWS-CLI-006 or HWS-MOD-… */
export function readTerminal(typed: string): TerminalModel {
  return parseTerminal(readText(terminalPath(typed)), typed);
}
