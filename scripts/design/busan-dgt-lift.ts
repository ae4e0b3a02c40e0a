// A designed variant of the DGT-like terminal, to compare: the same quay, blocks and number of vehicles, but lift-AGVs and a rack at every
// waterside transfer point, as at Maasvlakte II. Nothing says that DGT has or wants them.
import type { TerminalModel } from '../../src/terminal/model.ts';
import { busanDgt } from './busan-dgt.ts';
import { origin } from './parts.ts';

/** Times at a rack, s: lifting or lowering the deck by a hand's breadth and driving clear, between 15 and 20 s. */
const RACK_SECONDS = { setSeconds: 18, takeSeconds: 18 };

/** The model of the variant with lift-AGVs. */
export function busanDgtLift(): TerminalModel {
  const base = busanDgt();
  const kind = '/vehicleType/kind';
  return {
    ...base,
    name: 'Busan New Port, DGT-like, designed variant with lift-AGVs and racks',
    provenance: [
      ...base.provenance.filter((p) => p.path !== kind && p.path !== '/blocks'),
      ...origin(
        'designed',
        'Lift-AGVs instead of AGVs, to compare; Maasvlakte II has 37 with 128 racks (marinelink.com).',
        [kind],
      ),
      ...origin('assumed', 'No time at a rack is published.', ['/vehicleType/rack']),
      ...origin(
        'designed',
        'Blocks as designed for the DGT-like terminal, with a rack at each waterside transfer point.',
        ['/blocks'],
      ),
    ],
    vehicleType: { ...base.vehicleType, kind: 'LIFT_AGV', rack: RACK_SECONDS },
    blocks: base.blocks.map((b) => ({ ...b, waterTransfer: b.waterTransfer.map((p) => ({ ...p, rack: true })) })),
  };
}
