// What stands, stood and is to stand on a vessel, from the record and the work of her call.
import type { CallRecord } from '../../ledger/state.ts';
import { allLoads } from '../../ledger/holds.ts';
import { isMoved } from '../../operation/inbox/list.ts';
import { slotOf } from '../../operation/quay/bay-work.ts';
import type { Container, VesselSlot } from '../../terminal/container.ts';
import type { ContainerId } from '../../terminal/ids.ts';
import type { PlanBox, PlanBoxState } from '../api.ts';
import type { TerminalRun } from '../run/terminal-run.ts';

/** A box with its cell and its part in the work; `at`: when it was discharged or loaded, ms UTC. */
export interface StowEntry {
  container: Container;
  slot: VesselSlot;
  state: PlanBoxState;
  at?: number;
}

/** Everything that has to do with her cells at this call. A restow that has been lifted off is there as what comes back only. */
export function stowEntries(run: TerminalRun, call: CallRecord): StowEntry[] {
  const { containers } = run.ledger.state;
  const entries: StowEntry[] = [];
  const add = (id: ContainerId, slot: VesselSlot, state: PlanBoxState, at?: number): void => {
    const container = containers.get(id)?.container;
    if (container) entries.push({ container, slot, state, ...(at !== undefined && { at }) });
  };
  const done = run.operation.desk.state.totals.coarri.get(call.call) ?? [];
  const loaded = new Map(done.flatMap((line) => (line.function === 'load' ? [[line.container, line.at]] : [])));
  for (const line of done) if (line.function === 'discharge') add(line.container, line.slot, 'discharged', line.at);
  const set = new Set(done.map(({ container }) => container));
  // What hangs under a spreader is neither aboard nor ashore: its discharge counts as done.
  for (const { kind, call: of, container, slot, restow } of run.operation.desk.state.moves.values())
    if (
      kind === 'discharge' &&
      of === call.call &&
      slot &&
      !restow &&
      isLifted(run, call, container) &&
      !set.has(container)
    )
      add(container, slot, 'discharged');
  const aboard = new Set<ContainerId>();
  for (const [key, id] of call.cells) {
    aboard.add(id);
    const at = loaded.get(id);
    const state = call.toDischarge.has(id) ? 'discharge' : call.toRestow.has(id) ? 'restow' : at ? 'loaded' : 'stays';
    add(id, slotOf(key), state, at);
  }
  for (const [id, slot] of allLoads(call)) if (!aboard.has(id)) add(id, slot, 'load');
  for (const [id, slot] of call.toRestow) if (!aboard.has(id)) add(id, slot, 'off');
  return entries;
}

function isLifted(run: TerminalRun, call: CallRecord, container: ContainerId): boolean {
  const position = run.ledger.state.containers.get(container)?.position;
  return !(position?.kind === 'vessel' && position.call === call.call);
}

/** What will stand on her when she leaves: boxes that nobody touches, and those that come. */
export function departing(entries: readonly StowEntry[]): { staying: StowEntry[]; coming: StowEntry[] } {
  return {
    staying: entries.filter(({ state }) => state === 'stays'),
    coming: entries.filter(({ state }) => state !== 'stays' && state !== 'discharge' && state !== 'discharged'),
  };
}

/** An entry as it is drawn. */
export function planBox(run: TerminalRun, call: CallRecord, { container: c, slot, state, at }: StowEntry): PlanBox {
  const record = run.ledger.state.containers.get(c.id);
  const holds = state === 'load' ? [...(record?.holds.keys() ?? [])] : [];
  const byHand = call.byHand?.get(c.id);
  const where = state === 'load' ? whereabouts(run, c.id) : undefined;
  return {
    id: c.id,
    ...slot,
    state,
    ...{ feet: c.lengthFeet, isoType: c.isoType, kg: c.grossKg, full: c.full, pod: c.portOfDischarge },
    ...{ line: c.operator, reeferC: c.reeferC, gauge: c.outOfGauge !== null },
    dangerous: [...new Set(c.dangerous.map(({ imdgClass }) => imdgClass))],
    ...(holds.length > 0 && { holds }),
    ...(where !== undefined && { where }),
    ...(at !== undefined && { at }),
    ...(byHand && { byHand }),
  };
}

function whereabouts(run: TerminalRun, id: ContainerId): PlanBox['where'] {
  const at = run.ledger.state.containers.get(id)?.position.kind;
  if (at === 'yard') return isMoved(run.operation.desk, id) ? 'on-its-way' : undefined;
  return at === 'che' ? 'on-its-way' : 'not-here';
}
