// The plan of a vessel as the vessel view draws it, and the check of a cell for a load.
import { shipAtDeparture, type DepartingShip } from '../../quay/stowage/departure.ts';
import { floatsNow } from '../../quay/stowage/objective.ts';
import { portsInOrder } from '../../quay/stowage/port-order.ts';
import { coverOf } from '../../ledger/laws.ts';
import type { CallRecord } from '../../ledger/state.ts';
import { bay40, bayOffset } from '../../terminal/vessel.ts';
import type { CellProfile, VesselProfile } from '../../terminal/vessel-profile/profile.ts';
import type { PlanBay, PlanFloats, PlanStack, VesselPlanView } from '../api.ts';
import type { TerminalRun } from '../run/terminal-run.ts';
import type { VesselProfiles } from './profiles.ts';
import { departing, planBox, stowEntries, type StowEntry } from './stow.ts';
import { bayProgress, sequencesOf } from './work.ts';

/** A vessel with her boxes and her profile. */
export interface KnownVessel {
  entries: StowEntry[];
  profile: VesselProfile;
  /** Ports of discharge in the order in which she is taken to call at them. */
  ports: string[];
}

/** What is known of a call's vessel. */
export function knownVessel(run: TerminalRun, profiles: VesselProfiles, call: CallRecord): KnownVessel {
  const entries = stowEntries(run, call);
  const { staying, coming } = departing(entries);
  return {
    entries,
    profile: profiles.profileOf(call, entries),
    ports: portsInOrder([...staying, ...coming], call.nextPort),
  };
}

/** The whole plan. */
export function vesselPlanView(run: TerminalRun, profiles: VesselProfiles, call: CallRecord): VesselPlanView {
  const { entries, profile, ports } = knownVessel(run, profiles, call);
  const departure = shipAtDeparture({ profile, rotation: ports }, departing(entries));
  const { geometry } = call;
  const sequences = sequencesOf(run, call);
  return {
    ...{ call: call.call, vessel: call.vessel, voyage: call.voyage, state: call.state },
    ...{ port: call.port, nextPort: call.nextPort, at: run.now, eta: call.eta, etd: call.etd },
    done: sequences.done ?? call.berth?.end ?? null,
    late: sequences.late,
    particulars: {
      ...{ origin: profile.origin, imo: call.imo, callSign: call.callSign, carrier: call.carrier },
      ...{ length: geometry.length, beam: geometry.beam, rows: geometry.rowCount },
    },
    ports,
    bays: baysOf(run, call, entries, departure),
    boxes: entries.map((entry) => planBox(run, call, entry)),
    cranes: sequences.cranes,
    waiting: sequences.waiting,
    floats: floatsOf(departure, profile),
  };
}

function baysOf(
  run: TerminalRun,
  call: CallRecord,
  entries: readonly StowEntry[],
  departure: DepartingShip,
): PlanBay[] {
  const { stacks } = departure.ship.cells;
  const byBay = Map.groupBy(entries, ({ slot }) => bay40(slot.bay));
  const told = new Set(stacks.map(({ bay }) => bay40(bay)));
  // A box may stand where a profile that does not fit its vessel has no bay.
  const untold = [...byBay.keys()].filter((bay) => !told.has(bay));
  const bays = [...new Set([...stacks.map(({ bay }) => bay), ...untold])].sort((a, b) => a - b);
  return bays.map((bay) => {
    const own = stacks.flatMap((stack, s) => (stack.bay === bay ? [s] : []));
    return {
      bay,
      x: bayOffset(bay),
      stacks: own.map((s) => stackOf(departure, s)),
      covers: coversOf(call, bay),
      ...bayProgress(run, call, byBay.get(bay40(bay)) ?? [], bay),
    };
  });
}

function stackOf({ ship }: DepartingShip, s: number): PlanStack {
  const { row, level, cells, maxKg20, maxKg40 } = ship.cells.stacks[s]!;
  return {
    row,
    deck: level === 'deck',
    cells: cells.map((cell) => ({ tier: cell.tier, takes: bitsOf(cell) })),
    ...{ kg20Fore: ship.kg20[2 * s]!, kg20Aft: ship.kg20[2 * s + 1]!, kg40: ship.kg40[s]! },
    ...{ max20: maxKg20, max40: maxKg40 },
  };
}

/** See PlanStack.cells. */
function bitsOf({ fore, aft, forty, fortyFive, forePlug, aftPlug }: CellProfile): number {
  return [fore, aft, forty, fortyFive, forePlug, aftPlug].reduce((sum, bit, i) => sum + (bit ? 1 << i : 0), 0);
}

function coversOf(call: CallRecord, bay: number): PlanBay['covers'] {
  return call.geometry.hatchCovers
    .filter((cover) => cover.bay === bay40(bay))
    .map(({ rows }) => {
      const name = coverOf(call, { bay, row: rows[0] ?? 0, tier: 2 });
      return { name, rows, open: call.openCovers.has(name) };
    });
}

function floatsOf({ ship, whole }: DepartingShip, { limits }: VesselProfile): PlanFloats | null {
  const floats = floatsNow(ship, whole);
  const stability = limits?.stability;
  if (floats === null || stability === undefined) return null;
  const { maxDraught, leastTrim, mostTrim, leastGm, mostHeel } = stability;
  return { ...floats, maxDraught, leastTrim, mostTrim, leastGm, mostHeel };
}
