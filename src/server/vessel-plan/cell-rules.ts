// Whether a load may be given another cell: what of the work stands against it, and what of stowage, each with its code and a sentence.
import { cellName } from '../../ledger/laws.ts';
import type { CallRecord } from '../../ledger/state.ts';
import { objectionsToLoadMove, type WorkRule } from '../../operation/quay/load-move.ts';
import { rulesOnShip, type BrokenCellRule, type CellRule } from '../../quay/stowage/cell-check.ts';
import { shipAtDeparture, type DepartingShip } from '../../quay/stowage/departure.ts';
import type { Container } from '../../terminal/container.ts';
import type { stowageErrors } from '../../terminal/errors/stowage.ts';
import type { LoadMoveDecision } from '../../terminal/load-move.ts';
import type { BrokenRule, LoadMoveCheck } from '../api.ts';
import type { TerminalRun } from '../run/terminal-run.ts';
import { knownVessel } from './plan-view.ts';
import type { VesselProfiles } from './profiles.ts';
import { departing } from './stow.ts';

type Code = keyof typeof stowageErrors;

const CODES: Readonly<Record<WorkRule | Exclude<CellRule, 'instruction'>, Code>> = {
  'not-listed': 'HWS-STW-001',
  same: 'HWS-STW-002',
  hold: 'HWS-STW-003',
  begun: 'HWS-STW-004',
  'on-its-way': 'HWS-STW-005',
  carries: 'HWS-STW-006',
  'no-cell': 'HWS-STW-007',
  length: 'HWS-STW-008',
  occupied: 'HWS-STW-009',
  buried: 'HWS-STW-010',
  floating: 'HWS-STW-011',
  uneven: 'HWS-STW-012',
  'twenty-on-forty': 'HWS-STW-013',
  plug: 'HWS-STW-014',
  hatch: 'HWS-STW-015',
  overstow: 'HWS-STW-016',
  height: 'HWS-STW-017',
  sight: 'HWS-STW-018',
  weight: 'HWS-STW-019',
  lashing: 'HWS-STW-020',
  'cell-dangerous': 'HWS-STW-021',
  segregation: 'HWS-STW-022',
  gauge: 'HWS-STW-023',
  port: 'HWS-STW-024',
};

/** Rules that answer for the whole: where one of them stands, the cell is not looked at. */
const NO_LOAD: ReadonlySet<WorkRule> = new Set(['not-listed', 'same']);

/** Everything that stands against a move; `fits` where nothing does. @param shipOf see ShipAsked; left out: as she is to leave now */
export function checkLoadMove(
  run: TerminalRun,
  profiles: VesselProfiles,
  decision: LoadMoveDecision,
  shipOf: typeof shipWithout = shipWithout,
): LoadMoveCheck {
  const work = objectionsToLoadMove(run.operation.desk, decision);
  const broken: BrokenRule[] = work.map(({ rule, message, other }) => ({ code: CODES[rule], rule, message, other }));
  const call = run.ledger.state.calls.get(decision.call);
  const container = run.ledger.state.containers.get(decision.container)?.container;
  if (call && container && !work.some(({ rule }) => NO_LOAD.has(rule)))
    for (const one of stowageRules(shipOf(run, profiles, call, container), container, decision))
      if (!broken.some(({ rule }) => rule === one.rule)) broken.push(one);
  return { fits: broken.length === 0, broken };
}

/** The ship as she is to leave, without a load. */
function shipWithout(
  run: TerminalRun,
  profiles: VesselProfiles,
  call: CallRecord,
  container: Container,
): DepartingShip {
  const { entries, profile, ports } = knownVessel(run, profiles, call);
  const around = departing(entries.filter((entry) => entry.container.id !== container.id));
  return shipAtDeparture({ profile, rotation: ports }, around, [container]);
}

/** A ship that was made for a question counts for others about the same load, ms of terminal time: a person drags it from cell to cell. */
const COUNTS_MS = 5000;

/** Keeps the ship that was asked about last, since making one takes much longer than looking at a cell of it. */
export class ShipAsked {
  private last: { key: string; at: number; ship: DepartingShip } | null = null;

  /** As checkLoadMove() wants it. */
  readonly shipOf: typeof shipWithout = (run, profiles, call, container) => {
    const key = [call.call, container.id, call.listVersion, call.cells.size, call.toDischarge.size].join(' ');
    const { last } = this;
    if (last?.key === key && run.now >= last.at && run.now - last.at < COUNTS_MS) return last.ship;
    const ship = shipWithout(run, profiles, call, container);
    this.last = { key, at: run.now, ship };
    return ship;
  };
}

function stowageRules(ship: DepartingShip, container: Container, { slot }: LoadMoveDecision): BrokenRule[] {
  return rulesOnShip(ship, { slot, container }).flatMap((broken) => {
    const { rule, other } = broken;
    if (rule === 'instruction') return [];
    return [{ code: CODES[rule], rule, message: sentence(broken, container, cellName(slot)), other }];
  });
}

function sentence(
  { rule, other }: BrokenCellRule,
  { id, lengthFeet, portOfDischarge }: Container,
  cell: string,
): string {
  switch (rule) {
    case 'no-cell':
      return `the vessel has no cell ${cell}`;
    case 'length':
      return `the cell ${cell} takes no box of ${lengthFeet}'`;
    case 'occupied':
      return `the cell ${cell} is that of ${other ?? 'another box'}`;
    case 'buried':
      return `${other ?? 'another box'} is to stand above the cell ${cell}`;
    case 'floating':
      return `nothing would stand under ${id} at ${cell}`;
    case 'overstow':
      return `${id} for ${portOfDischarge} would stand over ${other ?? 'a box under the hatch cover'}, which leaves earlier`;
    case 'hatch':
      return `boxes that stay aboard keep the hatch cover over ${cell} closed`;
    case 'twenty-on-forty':
      return `${id} of 20' would stand on ${other ?? 'a 40-foot box'}`;
    default:
      return `${id} at ${cell} would break the rule of ${rule}`;
  }
}
