// Refrigerated containers in the yard: whether one is on power and since when, what it alarms for, and the people who plug in and out.
import type { Position } from './container.ts';
import type { ContainerId } from './ids.ts';
import type { TerminalModel } from './model.ts';
import type { ReeferCrewModel } from './power.ts';

/** power: it is plugged in and gets none; temperature: the air that comes back from its cargo is too far from the set point. */
export const REEFER_ALARMS = ['power', 'temperature'] as const;
export type ReeferAlarmKind = (typeof REEFER_ALARMS)[number];

/** An alarm that has not ended. */
export interface ReeferAlarm {
  kind: ReeferAlarmKind;
  /** ms UTC. */
  since: number;
  /** What was read when it was raised, °C; null for one that is not about the temperature. */
  celsius: number | null;
  /** Who has taken note of it, '' nobody yet; and when, ms UTC, 0 not yet. */
  by: string;
  seenAt: number;
}

/** A refrigerated container that has come to the yard and not left it for a vessel or a truck. */
export interface ReeferState {
  container: ContainerId;
  plugged: boolean;
  /** Since when it is plugged in, or off power: then from when it was set down in the yard first, or unplugged; ms UTC. */
  since: number;
  alarm: ReeferAlarm | null;
}

/** A person of the control room takes note of a container's alarm. */
export interface AlarmDecision {
  type: 'REEFER_ALARM';
  /** Who does. */
  reference: string;
  container: ContainerId;
}

/** Plugs that one person looks after where the terminal's file does not tell how many people there are (designed). */
const PLUGS_EACH = 250;

/**
 * The people who plug reefers in and out, where the terminal's file does not tell: two at least, and one for each 250 plugs. All designed:
 * they go by small car at walking-safe speed, climb to the box by the rack's platform, and have two and a half minutes for the cable,
 * the set point and the note, one and a half to unplug. Plugged in within half an hour a frozen cargo does not notice.
 */
export function reeferCrewOf(model: Pick<TerminalModel, 'blocks' | 'reeferCrew'>): Readonly<ReeferCrewModel> {
  if (model.reeferCrew) return model.reeferCrew;
  const plugs = model.blocks.reduce((sum, b) => sum + b.reeferBays.length * b.rows * b.tiers, 0);
  return {
    people: Math.max(2, Math.ceil(plugs / PLUGS_EACH)),
    speed: 4,
    plugSeconds: 150,
    unplugSeconds: 90,
    targetMinutes: 30,
  };
}

/** Name of a person of the crew, counted from 0. */
export function technicianName(person: number): string {
  return `RT${String(person + 1).padStart(2, '0')}`;
}

/** Number of a person of the crew, from 0, by the name. */
export function technicianNumber(name: string): number {
  return Number(name.slice(2)) - 1;
}

/** True for a yard bay with reefer plugs at its slots, by the numbers of the 40' bays (from 0) that have them. */
export function hasPlug(reeferBays: readonly number[], bay: number): boolean {
  return reeferBays.includes(Math.floor((bay - 1) / 4));
}

/** The ground beside a yard slot, [x, y] on the terminal's grid, m: where somebody stands who plugs its box in. Any other position: the gate. */
export function besideSlot(
  { blocks, gate }: Pick<TerminalModel, 'blocks' | 'gate'>,
  position: Position,
): readonly [number, number] {
  const block = position.kind === 'yard' ? blocks.find((b) => b.id === position.block) : undefined;
  if (!block || position.kind !== 'yard') return gate.at;
  const { bay, row } = position.slot;
  const [x, y] = block.origin;
  const [along, across] = [(bay / 4) * block.bayLength, (row - 0.5) * block.rowWidth];
  return block.axis === 'x' ? [x + along, y + across] : [x + across, y + along];
}
