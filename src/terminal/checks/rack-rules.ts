// Rules of racks: where they may stand, and who can use them.
import type { Diagnostic } from '../diagnostic.ts';
import type { TerminalModel } from '../model.ts';
import { fault } from './fault.ts';

/** Racks stand at waterside transfer points of end-loaded blocks, and the vehicles are lift-AGVs whose times at a rack are known. */
export function racksFitTheVehicles(model: TerminalModel): Diagnostic[] {
  const found: Diagnostic[] = [];
  const wrong = (path: string, message: string): void => void found.push(fault('HWS-MOD-041', path, message));
  const { kind, rack } = model.vehicleType;
  if ((kind === 'LIFT_AGV') !== (rack !== undefined))
    wrong(
      '/vehicleType',
      kind === 'LIFT_AGV' ? 'Times at a rack are missing.' : `A vehicle of kind ${kind} lifts nothing.`,
    );
  model.blocks.forEach((b, i) => {
    b.waterTransfer.forEach((p, k) => {
      if (!p.rack || (kind === 'LIFT_AGV' && b.kind === 'end-loaded')) return;
      wrong(
        `/blocks/${i}/waterTransfer/${k}/rack`,
        `There is a rack for vehicles of kind ${kind} at a ${b.kind} block.`,
      );
    });
  });
  const elsewhere = [
    ...model.parking.map((p, i) => ({ p, path: `/parking/${i}` })),
    ...model.chargers.map((p, i) => ({ p, path: `/chargers/${i}` })),
    ...model.blocks.flatMap((b, i) => b.landTransfer.map((p, k) => ({ p, path: `/blocks/${i}/landTransfer/${k}` }))),
  ];
  for (const { p, path } of elsewhere) if (p.rack) wrong(`${path}/rack`, 'No stacking crane serves vehicles here.');
  return found;
}
