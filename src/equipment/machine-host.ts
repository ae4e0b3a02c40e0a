// The machines' ends of the equipment lines, for machines that stand behind an equipment port: the twin, or a driver of real ones.
// What it remembers belongs to the machines: it is kept with them, and survives whatever happens to the control.
import type { CheId } from '../terminal/ids.ts';
import { beginMachineEnd, machineDue, machineHears, machineSends, makeReport, type MachineEnd } from './machine-end.ts';
import { TERMINAL_LINE, type LineId, type ToControl, type ToMachine } from './line.ts';
import { lineOf } from './lines.ts';
import type { EquipmentPort } from './port.ts';

/** What the machines' ends remember, plain data. */
export interface HostState {
  ends: Map<LineId, MachineEnd>;
}

/** Ends of these machines and of the terminal itself at a time (ms UTC); `name` tells this set of machines from one that takes its place. */
export function beginHost(machines: readonly CheId[], name: string, now: number): HostState {
  return {
    ends: new Map(
      [...machines, TERMINAL_LINE].map((line) => [line, beginMachineEnd(line, `${line} of ${name}`, now)] as const),
    ),
  };
}

export class MachineHost {
  readonly state: HostState;
  /** Envelopes for machines that are not here, and orders that came on another machine's line. */
  strange = 0;
  private readonly equipment: EquipmentPort;

  constructor(equipment: EquipmentPort, state: HostState) {
    this.equipment = equipment;
    this.state = state;
  }

  /** Takes in an envelope; new orders are carried out at once. The machines must have worked up to this time (ms UTC). */
  hears(envelope: ToMachine, now: number): void {
    const end = this.state.ends.get(envelope.line);
    if (!end) {
      this.strange++;
      return;
    }
    for (const order of machineHears(end, envelope, now)) {
      if (lineOf(order) === end.line) this.equipment.give(order);
      else this.strange++;
    }
  }

  /** Takes what the machines have told since the last call; to be called whenever they have worked. */
  collect(): void {
    for (const report of this.equipment.takeReports()) {
      const end = this.state.ends.get(lineOf(report));
      if (end) makeReport(end, report);
      else this.strange++;
    }
  }

  /** What is to be sent now. A machine that is silent sends nothing. */
  sends(now: number): ToControl[] {
    const envelopes: ToControl[] = [];
    for (const end of this.state.ends.values()) {
      if (machineDue(end) > now || this.silent(end.line, now)) continue;
      const envelope = machineSends(end, now);
      if (envelope) envelopes.push(envelope);
    }
    return envelopes;
  }

  /** When something is to be sent next, ms UTC; -Infinity: now. One that is silent now counts for nothing. */
  dueAfter(now: number): number {
    let due = Infinity;
    for (const end of this.state.ends.values())
      if (machineDue(end) < due && !this.silent(end.line, now)) due = machineDue(end);
    return due;
  }

  private silent(line: LineId, now: number): boolean {
    return line !== TERMINAL_LINE && this.equipment.heardFrom(line as CheId) < now;
  }
}
