// Looks for containers, calls and machines by a part of their name.
import type { ContainerRecord } from '../../ledger/state.ts';
import type { FindHit } from '../api.ts';
import type { TerminalRun } from '../run/terminal-run.ts';

/** Hits told at most. */
const MOST_HITS = 20;
/** Containers are looked for from so many letters and digits on: fewer are in nearly every number. */
const LEAST_OF_NUMBER = 3;

/**
 * Hits whose name holds the text: calls first, then machines, then containers, those in the terminal before those that are not, and of
 * each those whose number ends with the text, then those that begin with it. Capitals, blanks and hyphens make no difference.
 */
export function find(run: TerminalRun, text: string): FindHit[] {
  const wanted = plain(text);
  if (wanted === '') return [];
  const hits: FindHit[] = [];
  for (const call of run.ledger.state.calls.values())
    if (plain(`${call.vessel} ${call.voyage} ${call.call}`).includes(wanted))
      hits.push({ kind: 'call', id: call.call, label: `${call.vessel} ${call.voyage}`.trim() });
  for (const id of machineIds(run)) if (plain(id).includes(wanted)) hits.push({ kind: 'machine', id, label: id });
  if (hits.length < MOST_HITS && wanted.length >= LEAST_OF_NUMBER)
    hits.push(...containersWith(run.ledger.state.containers, wanted, MOST_HITS - hits.length));
  return hits.slice(0, MOST_HITS);
}

function machineIds(run: TerminalRun): string[] {
  const { state } = run.operation.desk;
  return [...run.model.quayCranes, ...state.yardCranes, ...state.vehicles].map(({ id }) => id);
}

/** Containers whose number holds a text (capitals, no blanks), best first, with where they are. */
export function containersWith(
  containers: ReadonlyMap<string, Pick<ContainerRecord, 'position'>>,
  wanted: string,
  most: number,
): FindHit[] {
  const ranks: FindHit[][] = [[], [], [], [], [], []];
  for (const [id, { position }] of containers) {
    if (!id.includes(wanted)) continue;
    const part = id.endsWith(wanted) ? 0 : id.startsWith(wanted) ? 1 : 2;
    const list = ranks[part + (position.kind === 'outside' ? 3 : 0)] as FindHit[];
    if (list.length < most) list.push({ kind: 'container', id, label: id, position });
  }
  return ranks.flat().slice(0, most);
}

function plain(text: string): string {
  return text.toUpperCase().replace(/[\s-]+/g, '');
}
