// Looks for containers, calls and machines by a part of their name.
import type { FindHit } from '../api.ts';
import type { TerminalRun } from '../run/terminal-run.ts';

/** Hits told at most. */
const MOST_HITS = 20;

/**
 * Hits whose name holds the text: calls first, then machines, then containers, those in the terminal before those that are
 * not. Capitals, blanks and hyphens make no difference.
 */
export function find(run: TerminalRun, text: string): FindHit[] {
  const wanted = plain(text);
  if (wanted === '') return [];
  const hits: FindHit[] = [];
  for (const call of run.ledger.state.calls.values())
    if (plain(`${call.vessel} ${call.voyage} ${call.call}`).includes(wanted))
      hits.push({ kind: 'call', id: call.call, label: `${call.vessel} ${call.voyage}`.trim() });
  for (const id of machineIds(run)) if (plain(id).includes(wanted)) hits.push({ kind: 'machine', id, label: id });
  if (hits.length < MOST_HITS) hits.push(...containers(run, wanted, MOST_HITS - hits.length));
  return hits.slice(0, MOST_HITS);
}

function machineIds(run: TerminalRun): string[] {
  const { state } = run.operation.desk;
  return [...run.model.quayCranes, ...state.yardCranes, ...state.vehicles].map(({ id }) => id);
}

function containers(run: TerminalRun, wanted: string, most: number): FindHit[] {
  const here: FindHit[] = [];
  const outside: FindHit[] = [];
  for (const [id, { position }] of run.ledger.state.containers) {
    if (!id.includes(wanted)) continue;
    const list = position.kind === 'outside' ? outside : here;
    if (list.length < most) list.push({ kind: 'container', id, label: id });
    if (here.length >= most) break;
  }
  return [...here, ...outside].slice(0, most);
}

function plain(text: string): string {
  return text.toUpperCase().replace(/[\s-]+/g, '');
}
