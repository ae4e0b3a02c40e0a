// What machines, vessels, trucks and sensors tell, as the equipment port brings it in and the record keeps it. All times are ms since the
// epoch, UTC; lengths in metres on the terminal's grid.
import type { Position } from './container.ts';
import type { CallId, CheId, ContainerId, VisitId } from './ids.ts';
import type { FaultKind } from './failing.ts';
import type { ReeferAlarmKind } from './reefer.ts';

/** What machines tell. `job`: of the order that it comes from. */
export type Report =
  | { kind: 'picked'; at: number; che: CheId; job: number; container: ContainerId }
  /** `to`: where the box truly was set down, from a machine that can tell; left out: where the order said. */
  | { kind: 'placed'; at: number; che: CheId; job: number; container: ContainerId; to?: Position }
  | { kind: 'at-gantry'; at: number; che: CheId; job: number }
  | { kind: 'hatch-done'; at: number; che: CheId; job: number; cover: string; open: boolean }
  | { kind: 'boom-done'; at: number; che: CheId; job: number; up: boolean }
  /** The vehicle stands wholly within the stretch with this number (counted from 0 over its drive orders) or drives through it. */
  | { kind: 'passed'; at: number; che: CheId; job: number; stretch: number }
  /** The vehicle stands at the end of its last stretch. */
  | { kind: 'arrived'; at: number; che: CheId; job: number; km: number; kWh: number }
  /** The battery has what it was told to take, or was changed. */
  | { kind: 'charged'; at: number; che: CheId; job: number; kWh: number }
  /** How many batteries at the swap stations are charged now. */
  | { kind: 'packs'; at: number; charged: number }
  /** A machine has a fault; as far as it can tell it will be put right at a time, ms UTC. One that is silent does not tell. */
  | { kind: 'fault'; at: number; che: CheId; fault: FaultKind; until: number }
  | { kind: 'repaired'; at: number; che: CheId }
  /** The tow has set the vehicle down. */
  | { kind: 'towed'; at: number; che: CheId }
  /** A person has plugged a reefer in (`on`), or pulled its plug; not `done`: it was not where the order said. */
  | { kind: 'plugged'; at: number; person: string; job: number; container: ContainerId; on: boolean; done: boolean }
  /** A plugged reefer alarms; `celsius`: what it reads, null for an alarm that is not about the temperature. */
  | { kind: 'reefer-alarm'; at: number; container: ContainerId; alarm: ReeferAlarmKind; celsius: number | null }
  /** It is as it should be again. */
  | { kind: 'reefer-normal'; at: number; container: ContainerId }
  /** A lane was closed or opened at its gates. */
  | { kind: 'lane'; at: number; lane: string; closed: boolean }
  /** A person is on the ground of a zone (x0, y0, x1, y1, m), or has left it. */
  | { kind: 'zone'; at: number; zone: number; area: readonly [number, number, number, number]; person: boolean }
  /** The anemometer has another value, m/s. */
  | { kind: 'wind'; at: number; speed: number }
  /** What a vessel answers that was asked for her arrival: when she will be at the roads. */
  | { kind: 'arrival-told'; at: number; call: CallId; eta: number }
  | { kind: 'vessel-arrived'; at: number; call: CallId }
  | { kind: 'vessel-moored'; at: number; call: CallId }
  | { kind: 'vessel-sailed'; at: number; call: CallId }
  | { kind: 'truck-arrived'; at: number; visit: VisitId }
  | { kind: 'truck-at'; at: number; visit: VisitId; job: number }
  | { kind: 'truck-gone'; at: number; visit: VisitId };

/** A report as it came in over an equipment line: with its number there, and how many orders of the line its machine had taken before it. */
export interface TakenReport {
  line: string;
  n: number;
  taken: number;
  report: Report;
}
