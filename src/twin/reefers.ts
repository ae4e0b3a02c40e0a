// Reefers in the yard: which are plugged, and what they draw. A reefer that stands in a bay with plugs is plugged from when it is set
// down until it is lifted; elsewhere it draws nothing. Times in ms UTC.
import type { Position } from '../terminal/container.ts';
import type { ContainerId } from '../terminal/ids.ts';
import type { TerminalModel } from '../terminal/model.ts';
import { auxiliaryKWh, book } from './energy.ts';
import type { TwinState } from './state.ts';

/** Plugs in use. Plain data. */
export interface PlugBoard {
  plugged: Set<ContainerId>;
  /** Most at one time. */
  most: number;
  /** Hours for which boxes were plugged, summed over boxes, up to `at`. */
  hours: number;
  at: number;
}

/** A board without a box. */
export function beginPlugs(now: number): PlugBoard {
  return { plugged: new Set(), most: 0, hours: 0, at: now };
}

/** Books what plugged reefers drew up to now. */
export function readPlugs(state: TwinState, model: TerminalModel, now: number): void {
  const board = state.plugs;
  const ms = now - board.at;
  if (ms <= 0) return;
  const count = board.plugged.size;
  if (count > 0) book(state.meter, 'reefers', board.at, now, auxiliaryKWh(ms, count * model.energy.reeferKW));
  board.hours += (count * ms) / 3_600_000;
  board.at = now;
}

/** A box was set down: it is plugged when it is a reefer and there is a plug. */
export function plugIn(state: TwinState, model: TerminalModel, container: ContainerId, at: Position): void {
  if (at.kind !== 'yard' || state.cargo.get(container)?.reefer !== true) return;
  const block = model.blocks.find((b) => b.id === at.block);
  if (!block?.reeferBays.includes(Math.floor((at.slot.bay - 1) / 4))) return;
  readPlugs(state, model, state.now);
  state.plugs.plugged.add(container);
  state.plugs.most = Math.max(state.plugs.most, state.plugs.plugged.size);
}

/** A box was lifted. */
export function unplug(state: TwinState, model: TerminalModel, container: ContainerId): void {
  if (!state.plugs.plugged.has(container)) return;
  readPlugs(state, model, state.now);
  state.plugs.plugged.delete(container);
}
