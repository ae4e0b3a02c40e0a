// The machines of a terminal as its control knows them: their ids, and how much each holds.
import { invariant } from '../../kit/invariant.ts';
import type { CheId } from '../../terminal/ids.ts';
import type { TerminalModel } from '../../terminal/model.ts';
import { vehicleName } from '../../twin/disturbances.ts';

/** Vehicles for which there is a parking place to begin at. */
export function vehicleIds(model: TerminalModel): CheId[] {
  return model.parking.slice(0, model.vehicleType.count).map((_, i) => vehicleName(model, i) as CheId);
}

/** Ids of all machines that have a line of their own: quay cranes, their portal trolleys, yard cranes, vehicles. */
export function machineIds(model: TerminalModel): CheId[] {
  const quay = model.quayCranes.flatMap(({ id }) => (model.quayCraneType.platform ? [id, `${id}/P`] : [id]));
  return [...quay, ...model.yardCranes.map(({ id }) => id), ...vehicleIds(model)] as CheId[];
}

/** How many TEU each machine holds. */
export function capacityOf(model: TerminalModel): (che: CheId) => number {
  const platform = model.quayCraneType.platform?.twentyFootSlots ?? 0;
  invariant(model.quayCraneType.trolleys === 'single' || platform > 0, 'a double trolley needs a platform');
  return (che) => (che.endsWith('/B') ? platform : 2);
}
