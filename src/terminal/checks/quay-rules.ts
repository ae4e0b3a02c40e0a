// Rules of a terminal model about ids, time, the quay, its cranes, and what belongs together in the equipment.
import type { Diagnostic } from '../diagnostic.ts';
import type { TerminalModel } from '../model.ts';
import { fault } from './fault.ts';
import { valueAt } from './json-text.ts';
import { placesOf } from './outlines.ts';

/** Ids are unique among things of one kind; machines (quay and yard cranes) are one kind, and so are all rest places. */
export function idsAreUnique(model: TerminalModel): Diagnostic[] {
  const list = (path: string, things: readonly { id: string }[]): [string, string][] =>
    things.map((t, i) => [t.id, `${path}/${i}`]);
  const kinds: [string, [string, string][]][] = [
    ['berths', list('/berths', model.berths)],
    ['cranes', [...list('/quayCranes', model.quayCranes), ...list('/yardCranes', model.yardCranes)]],
    ['lanes', list('/lanes', model.lanes)],
    ['blocks', list('/blocks', model.blocks)],
    ['rest places', placesOf(model).map((p) => [p.place.id, p.where])],
  ];
  const found: Diagnostic[] = [];
  for (const [kind, things] of kinds) {
    const first = new Map<string, string>();
    for (const [id, where] of things) {
      const other = first.get(id);
      if (other === undefined) first.set(id, where);
      else found.push(fault('HWS-MOD-006', `${where}/id`, `Two ${kind} carry the id "${id}"; the other is ${other}.`));
    }
  }
  return found;
}

/** The time zone is one that the platform's time zone data knows. */
export function timeZoneIsKnown(model: TerminalModel): Diagnostic[] {
  try {
    new Intl.DateTimeFormat('en', { timeZone: model.timeZone });
    return [];
  } catch {
    return [fault('HWS-MOD-007', '/timeZone', `There is no time zone "${model.timeZone}".`)];
  }
}

/** Every berth is a piece of the quay. */
export function berthsLieOnTheQuay(model: TerminalModel): Diagnostic[] {
  const { length } = model.quay;
  return model.berths.flatMap((berth, i) =>
    berth.from >= 0 && berth.from < berth.to && berth.to <= length
      ? []
      : [
          fault(
            'HWS-MOD-008',
            `/berths/${i}`,
            `Berth ${berth.id} goes from ${berth.from} m to ${berth.to} m, but the quay goes from 0 m to ${length} m.`,
          ),
        ],
  );
}

/** No two berths share a piece of quay. */
export function berthsDoNotOverlap(model: TerminalModel): Diagnostic[] {
  const found: Diagnostic[] = [];
  model.berths.forEach((a, i) =>
    model.berths.slice(0, i).forEach((b) => {
      const from = Math.max(a.from, b.from);
      const to = Math.min(a.to, b.to);
      if (from >= to) return;
      found.push(
        fault('HWS-MOD-009', `/berths/${i}`, `Berths ${b.id} and ${a.id} share the quay from ${from} m to ${to} m.`),
      );
    }),
  );
  return found;
}

/** No berth is deeper than the quay. */
export function berthsAreNoDeeperThanTheQuay(model: TerminalModel): Diagnostic[] {
  return model.berths.flatMap((berth, i) =>
    berth.depth <= model.quay.depth
      ? []
      : [
          fault(
            'HWS-MOD-010',
            `/berths/${i}/depth`,
            `Berth ${berth.id} is ${berth.depth} m deep, but the quay only ${model.quay.depth} m.`,
          ),
        ],
  );
}

/** Quay cranes are listed along the quay and stand at least their least spacing apart. */
export function quayCranesKeepTheirSpacing(model: TerminalModel): Diagnostic[] {
  const { minSpacing } = model.craneRails;
  return model.quayCranes.flatMap((crane, i) => {
    const before = model.quayCranes[i - 1];
    if (before === undefined || crane.x - before.x >= minSpacing) return [];
    const message =
      crane.x < before.x
        ? `Quay crane ${crane.id} at ${crane.x} m is listed after ${before.id}, which stands at ${before.x} m.`
        : `Quay cranes ${before.id} and ${crane.id} stand ${crane.x - before.x} m apart; they need ${minSpacing} m.`;
    return [fault('HWS-MOD-011', `/quayCranes/${i}/x`, message)];
  });
}

/** Quay cranes stand on the quay. */
export function quayCranesStandOnTheQuay(model: TerminalModel): Diagnostic[] {
  const { length } = model.quay;
  return model.quayCranes.flatMap((crane, i) =>
    crane.x >= 0 && crane.x <= length
      ? []
      : [
          fault(
            'HWS-MOD-012',
            `/quayCranes/${i}/x`,
            `Quay crane ${crane.id} stands at ${crane.x} m, but the quay goes from 0 m to ${length} m.`,
          ),
        ],
  );
}

/** The seaward rail lies on the quay, the landward rail behind it. */
export function craneRailsAreInOrder(model: TerminalModel): Diagnostic[] {
  const { seawardY, landwardY } = model.craneRails;
  if (seawardY >= 0 && landwardY > seawardY) return [];
  const message = `The seaward rail lies at y ${seawardY} m and the landward rail at y ${landwardY} m; the quay edge is y 0 m.`;
  return [fault('HWS-MOD-013', '/craneRails', message)];
}

/** A double-trolley crane has its platform and portal drives; a single-trolley crane has none. */
export function trolleysFitTheirEquipment(model: TerminalModel): Diagnostic[] {
  const type = model.quayCraneType;
  const parts = ['platform', 'portalTrolley', 'portalHoist'] as const;
  const double = type.trolleys === 'double';
  const wrong = parts.filter((part) => (type[part] !== undefined) !== double);
  if (wrong.length === 0) return [];
  const message = double
    ? `Double-trolley cranes lack ${wrong.join(', ')}.`
    : `Single-trolley cranes have ${wrong.join(', ')}, which only double-trolley cranes use.`;
  return [fault('HWS-MOD-032', '/quayCraneType', message)];
}

/** Chargers and batteries go together. */
export function chargersFitTheVehicles(model: TerminalModel): Diagnostic[] {
  const { batteryKWh, chargeKW } = model.vehicleType;
  const chargers = model.chargers.length;
  if (batteryKWh === undefined) {
    if (chargers === 0) return [];
    return [fault('HWS-MOD-033', '/chargers', `There are ${chargers} chargers, but the vehicles have no battery.`)];
  }
  if (chargers === 0)
    return [fault('HWS-MOD-034', '/chargers', 'The vehicles have a battery, but there is no charger.')];
  if (chargeKW !== undefined) return [];
  return [
    fault('HWS-MOD-034', '/vehicleType', 'The vehicles have a battery, but no chargeKW says how fast it charges.'),
  ];
}

/** Every path of the provenance leads to something in the file. */
export function provenancePathsExist(model: TerminalModel): Diagnostic[] {
  return model.provenance.flatMap((entry, i) =>
    valueAt(model, entry.path) !== undefined
      ? []
      : [fault('HWS-MOD-036', `/provenance/${i}/path`, `The file has nothing at ${entry.path}.`)],
  );
}
