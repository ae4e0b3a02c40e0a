// Reefers in the yard: which are plugged, and what they draw. A reefer that stands in a bay with plugs is plugged from when it is set
// down until it is lifted; elsewhere it draws nothing. Times in ms UTC.
import type { Position } from '../terminal/container.ts';
import type { ContainerId } from '../terminal/ids.ts';
import type { TerminalModel } from '../terminal/model.ts';
import { auxiliaryKWh, book, type EnergyMeter } from './energy.ts';
import type { PlugBoard, TwinState } from './state.ts';

/** A board without a box. */
export function beginPlugs(now: number): PlugBoard {
  return { plugged: new Set(), most: 0, hours: 0, at: now };
}

/** Books what plugged reefers drew since that was booked last, up to now. */
export function addPlugs(meter: EnergyMeter, board: PlugBoard, model: TerminalModel, now: number): void {
  const kW = board.plugged.size * model.energy.reeferKW;
  if (now > board.at && kW > 0) book(meter, 'reefers', board.at, now, auxiliaryKWh(now - board.at, kW));
}

/** The same, for good: before the plugs in use change. */
function settlePlugs({ meter, plugs, now }: TwinState, model: TerminalModel): void {
  addPlugs(meter, plugs, model, now);
  plugs.hours += (plugs.plugged.size * (now - plugs.at)) / 3_600_000;
  plugs.at = now;
}

/** A box was set down: it is plugged when it is a reefer and there is a plug. */
export function plugIn(state: TwinState, model: TerminalModel, container: ContainerId, at: Position): void {
  if (at.kind !== 'yard' || state.cargo.get(container)?.reefer !== true) return;
  const block = model.blocks.find((b) => b.id === at.block);
  if (!block?.reeferBays.includes(Math.floor((at.slot.bay - 1) / 4))) return;
  settlePlugs(state, model);
  state.plugs.plugged.add(container);
  state.plugs.most = Math.max(state.plugs.most, state.plugs.plugged.size);
}

/** A box was lifted. */
export function unplug(state: TwinState, model: TerminalModel, container: ContainerId): void {
  if (!state.plugs.plugged.has(container)) return;
  settlePlugs(state, model);
  state.plugs.plugged.delete(container);
}
