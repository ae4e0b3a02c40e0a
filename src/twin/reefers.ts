// Reefers in the yard: whose cable is in, what they draw, and which of them get no power or stray from their set point. Cables are put in and
// pulled by the crew (reefer-crew.ts). Times in ms UTC.
import type { Report } from '../equipment/port.ts';
import { Random, seedFor } from '../kit/random.ts';
import type { Position } from '../terminal/container.ts';
import type { ContainerId } from '../terminal/ids.ts';
import type { TerminalModel } from '../terminal/model.ts';
import type { ReeferRate } from '../terminal/failing.ts';
import { hasPlug, REEFER_ALARMS, type ReeferAlarmKind } from '../terminal/reefer.ts';
import { auxiliaryKWh, book, type EnergyMeter } from './energy.ts';
import type { PlugBoard, TwinState } from './state.ts';

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
/** How far the air of a reefer that strays is from its set point when that is alarmed, K (designed). */
const EXCURSION_K = 5;

/** A board without a box. */
export function beginPlugs(now: number): PlugBoard {
  return { plugged: new Set(), dark: new Map(), astray: new Map(), most: 0, hours: 0, at: now };
}

/** Reefers that draw power. */
function drawing({ plugged, dark }: PlugBoard): number {
  return plugged.size - dark.size;
}

/** Books what plugged reefers drew since that was booked last, up to now. */
export function addPlugs(meter: EnergyMeter, board: PlugBoard, model: TerminalModel, now: number): void {
  const kW = drawing(board) * model.energy.reeferKW;
  if (now > board.at && kW > 0) book(meter, 'reefers', board.at, now, auxiliaryKWh(now - board.at, kW));
}

/** The same, for good: before the plugs in use change. */
function settlePlugs({ meter, plugs, now }: TwinState, model: TerminalModel): void {
  addPlugs(meter, plugs, model, now);
  plugs.hours += (plugs.plugged.size * (now - plugs.at)) / HOUR_MS;
  plugs.at = now;
}

/** A cable is put in: false where the box is no reefer or there is no plug. */
export function plugIn(state: TwinState, model: TerminalModel, container: ContainerId, at: Position): boolean {
  if (at.kind !== 'yard' || (state.cargo.get(container)?.reeferC ?? null) === null) return false;
  const block = model.blocks.find((b) => b.id === at.block);
  if (!block || !hasPlug(block.reeferBays, at.slot.bay)) return false;
  if (state.plugs.plugged.has(container)) return true;
  settlePlugs(state, model);
  state.plugs.plugged.add(container);
  state.plugs.most = Math.max(state.plugs.most, state.plugs.plugged.size);
  return true;
}

/** A cable is pulled: the box has no supply any more that could fail. */
export function unplug(state: TwinState, model: TerminalModel, container: ContainerId): void {
  if (!state.plugs.plugged.has(container)) return;
  settlePlugs(state, model);
  state.plugs.plugged.delete(container);
  state.plugs.dark.delete(container);
}

/** A crane lifts a box: its cable must be out. */
export function lifted(state: TwinState, model: TerminalModel, container: ContainerId, che: string): void {
  if (!state.plugs.plugged.has(container)) return;
  state.violations.push(`${che} lifted ${container} with its cable in`);
  unplug(state, model, container);
}

/** What reefers need of the twin: its clock's queue, by kind of event, and its reports. */
export interface ReeferHooks {
  /** An alarm is drawn. */
  draw(at: number): void;
  /** Alarms may be over. */
  over(at: number): void;
  report(report: Report): void;
}

/** Alarms of plugged reefers, by script and by rate. */
export class ReeferAlarms {
  private readonly model: TerminalModel;
  private readonly state: TwinState;
  private readonly hooks: ReeferHooks;

  constructor(model: TerminalModel, state: TwinState, hooks: ReeferHooks) {
    this.model = model;
    this.state = state;
    this.hooks = hooks;
  }

  /** Reefers begin to alarm at their rate, if there is one; chance follows from a seed. */
  begin(seed: number): void {
    const { disturbances } = this.state;
    if (!disturbances?.reefers || disturbances.reeferRandom !== 0) return;
    disturbances.reeferRandom = seedFor(seed, 'reefers');
    this.next(disturbances.reefers, new Random(disturbances.reeferRandom));
  }

  /** Draws the time of the next alarm, of as many reefers as are plugged now: with none, it is looked again after the mean time of one. */
  private next(rate: ReeferRate, random: Random): void {
    const { disturbances, now, plugs } = this.state;
    const hours = random.exponential(rate.hoursBetween / Math.max(1, plugs.plugged.size));
    if (disturbances) disturbances.reeferRandom = random.state;
    this.hooks.draw(now + Math.max(1, Math.round(hours * HOUR_MS)));
  }

  /** An alarm by rate is due: it is drawn which reefer has it. */
  due(): void {
    const { disturbances, plugs } = this.state;
    if (!disturbances?.reefers) return;
    const rate = disturbances.reefers;
    const random = new Random(disturbances.reeferRandom);
    const boxes = [...plugs.plugged];
    if (boxes.length > 0) {
      const kind = REEFER_ALARMS[
        random.weighted(REEFER_ALARMS.map((one) => rate.shares?.[one] ?? (rate.shares ? 0 : 1)))
      ] as ReeferAlarmKind;
      this.strike(random.pick(boxes), kind, random.exponential(rate.minutesToRepair));
    }
    this.next(rate, random);
  }

  /** A box, or all boxes of a block, by name: those whose cable is in alarm for so many minutes. */
  strikeNamed(name: string, kind: ReeferAlarmKind, minutes: number): void {
    const { plugs, truth } = this.state;
    const here = `y/${name}/`;
    for (const box of plugs.plugged)
      if (box === name || truth.get(box)?.startsWith(here)) this.strike(box, kind, minutes);
  }

  private strike(container: ContainerId, kind: ReeferAlarmKind, minutes: number): void {
    const { plugs, now, cargo } = this.state;
    if (plugs.dark.has(container) || plugs.astray.has(container)) return;
    const until = now + Math.max(1, Math.round(minutes * MINUTE_MS));
    if (kind === 'power') settlePlugs(this.state, this.model);
    (kind === 'power' ? plugs.dark : plugs.astray).set(container, until);
    const setC = cargo.get(container)?.reeferC ?? 0;
    const celsius = kind === 'temperature' ? setC + EXCURSION_K : null;
    this.hooks.report({ kind: 'reefer-alarm', at: now, container, alarm: kind, celsius });
    this.hooks.over(until);
  }

  /** Alarms whose time is over end; of a box that has left nobody hears. */
  end(): void {
    const { plugs, now, truth } = this.state;
    for (const alarms of [plugs.dark, plugs.astray])
      for (const [container, until] of [...alarms]) {
        if (until > now) continue;
        if (alarms === plugs.dark) settlePlugs(this.state, this.model);
        alarms.delete(container);
        if (isHere(truth.get(container))) this.hooks.report({ kind: 'reefer-normal', at: now, container });
      }
  }
}

/** True for the place of a box that is the terminal's to care for: in the yard, or on a machine. */
function isHere(place: string | undefined): boolean {
  return place !== undefined && (place.startsWith('y/') || place.startsWith('c/'));
}
