// Findings as lines for people: the worst first, of many alike the first few.
import type { Diagnostic } from '../../terminal/diagnostic.ts';

/** Findings of one code that are told before the rest of them is counted. */
const ALIKE = 3;
const RANKS: readonly Diagnostic['severity'][] = ['error', 'warning', 'info'];

/** Lines for a file's findings, two for each. @param all every one in the order of the file, instead of a choice */
export function findingsText(diagnostics: readonly Diagnostic[], all = false): string {
  if (all) return diagnostics.map(lines).join('');
  const byCode = Map.groupBy(diagnostics, ({ code }) => code);
  const groups = [...byCode.values()].sort((a, b) => rankOf(a) - rankOf(b));
  return groups.map((alike) => alike.slice(0, ALIKE).map(lines).join('') + restOf(alike)).join('');
}

function lines({ code, severity, segment, offset, message, cure }: Diagnostic): string {
  const where = segment === undefined || offset === undefined ? '' : ` segment ${segment}, byte ${offset}:`;
  return `  ${severity.padEnd(7)} ${code}${where} ${message}\n          ${cure}\n`;
}

function restOf(alike: readonly Diagnostic[]): string {
  const left = alike.length - ALIKE;
  const code = alike[0]?.code ?? '';
  return left > 0 ? `          … and ${left.toLocaleString('en')} more of ${code}; --all tells them\n` : '';
}

function rankOf([first]: readonly Diagnostic[]): number {
  return first === undefined ? RANKS.length : RANKS.indexOf(first.severity);
}
