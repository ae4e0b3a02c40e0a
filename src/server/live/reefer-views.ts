// Reefers in the yard as the page is told: those that alarm, and those that are off power.
import type { Position } from '../../terminal/container.ts';
import type { TerminalModel } from '../../terminal/model.ts';
import { hasPlug, reeferCrewOf, type ReeferState } from '../../terminal/reefer.ts';
import type { KpiView, ReefersView, ReeferView } from '../api.ts';
import type { TerminalRun } from '../run/terminal-run.ts';

const MINUTE_MS = 60_000;

/** The reefers that somebody may have to look at: alarms, those that nobody has taken note of first; and off power, the longest first. */
export function reefersView(run: TerminalRun): ReefersView {
  const { model, ledger, operation } = run;
  const all = [...ledger.state.reefers.values()];
  const seen = (one: ReeferState): number => (one.alarm?.by === '' ? 0 : 1);
  const alarmed = all.filter(({ alarm }) => alarm !== null);
  const off = all.filter(({ plugged }) => !plugged);
  const viewOf = (one: ReeferState): ReeferView => reeferView(run, one);
  return {
    ...reeferFigures(run),
    people: reeferCrewOf(model).people,
    busy: operation.desk.state.crew.filter(({ task }) => task !== null).length,
    alarmed: alarmed.sort((a, b) => seen(a) - seen(b) || (a.alarm?.since ?? 0) - (b.alarm?.since ?? 0)).map(viewOf),
    offPower: off.sort((a, b) => a.since - b.since).map(viewOf),
  };
}

/** All reefers that the record follows, in the order in which they came to the yard. */
export function allReefers(run: TerminalRun): ReeferView[] {
  return [...run.ledger.state.reefers.values()].map((one) => reeferView(run, one));
}

function reeferView({ model, ledger, now }: TerminalRun, one: ReeferState): ReeferView {
  const { container, plugged, since, alarm } = one;
  const record = ledger.state.containers.get(container);
  const position: Position = record?.position ?? { kind: 'outside' };
  const bays = position.kind === 'yard' ? ledger.state.blocks.get(position.block)?.reeferBays : undefined;
  const atPlug = position.kind === 'yard' && hasPlug(bays ?? [], position.slot.bay);
  const late = isLate(model, one, now);
  return { container, position, setC: record?.container.reeferC ?? null, plugged, since, late, atPlug, alarm };
}

/** True for a reefer that has been off power for longer than it should be. */
function isLate(model: TerminalModel, { plugged, since }: ReeferState, now: number): boolean {
  return !plugged && now - since > reeferCrewOf(model).targetMinutes * MINUTE_MS;
}

/** Reefers in figures, now: plugged in, their mean power in kW, alarms, those of them that nobody has taken note of, and those off power for too long. */
export function reeferFigures({ model, ledger, now }: TerminalRun): KpiView['reefers'] {
  const figures = { plugged: 0, kW: 0, alarms: 0, unseen: 0, late: 0 };
  for (const one of ledger.state.reefers.values()) {
    if (one.plugged) figures.plugged++;
    if (isLate(model, one, now)) figures.late++;
    if (one.alarm) figures.alarms++;
    if (one.alarm?.by === '') figures.unseen++;
  }
  figures.kW = Math.round(figures.plugged * model.energy.reeferKW);
  return figures;
}
