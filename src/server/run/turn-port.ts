// The equipment port of a recorded turn: the loop gets what the turn took in, whether the turn is done live or again; its orders go to the
// lines.
import type { Lines } from '../../equipment/lines.ts';
import type { EquipmentPort, Order, Report } from '../../equipment/port.ts';
import type { TurnInputs } from '../../ledger/events.ts';
import type { CheId } from '../../terminal/ids.ts';
import type { TakenReport } from '../../terminal/report.ts';

export class TurnPort implements EquipmentPort {
  private readonly lines: Lines;
  private reports: Report[] = [];
  private unheard = new Map<CheId, number>();
  private now = 0;

  constructor(lines: Lines) {
    this.lines = lines;
  }

  /** The next turn takes this in, at a time (ms UTC). */
  takes(reports: readonly TakenReport[], unheard: TurnInputs['unheard'], at: number): void {
    this.reports = reports.map(({ report }) => report);
    this.unheard = new Map(unheard.map(({ che, since }) => [che, since]));
    this.now = at;
  }

  give(order: Order): void {
    this.lines.give(order);
  }

  takeReports(): Report[] {
    const { reports } = this;
    this.reports = [];
    return reports;
  }

  /** Who is not named in what the turn took in was heard. */
  heardFrom(che: CheId): number {
    return this.unheard.get(che) ?? this.now;
  }
}
