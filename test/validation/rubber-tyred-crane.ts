// Rubber-tyred cranes: no cycle of one is published with its speeds, so the twin's is shown alone, and its parts against closed forms.
import { lachHuyenHhit } from '../../scripts/design/lach-huyen-hhit.ts';
import { travelTime } from '../../src/kit/motion.ts';
import { id, type CheId } from '../../src/terminal/ids.ts';
import type { Twin } from '../../src/twin/twin.ts';
import { giveLift, lift, twinOf, until } from './bench-terminal.ts';
import type { Validation } from './figure.ts';

const CRANE: CheId = id('RTG1');
const BOX_KG = 14_000;

function craneAt(): Twin {
  const { yardCraneType } = lachHuyenHhit();
  return twinOf({ yardCraneType, yardCranes: [{ id: CRANE, block: 'A', side: 'water' }] });
}

/** Seconds of a cycle in one bay: from the truck lane to the third tier of the middle row and back empty. */
function inOneBay(): number {
  const twin = craneAt();
  let [last, seconds] = [0, 0];
  for (let k = 1; k <= 3; k++) {
    const [truck, stack] = [
      { gantry: 6, trolley: 0, height: 4.3 },
      { gantry: 6, trolley: 10, height: 8.1 },
    ];
    giveLift(twin, lift(CRANE, k, truck, stack), BOX_KG);
    const { at } = until(twin, 'placed', CRANE) as { at: number };
    seconds = (at - last) / 1000;
    last = at;
  }
  return seconds;
}

/** Seconds of a gantry move over some bays. */
function gantry(metres: number): number {
  const twin = craneAt();
  const from = twin.state.cranes.find((c) => c.id === CRANE)?.gantry ?? 0;
  twin.give({ kind: 'gantry', che: CRANE, job: 1, to: from + metres });
  return (until(twin, 'at-gantry', CRANE) as { at: number }).at / 1000;
}

/** The experiments. */
export function validateRubberTyredCrane(): Validation {
  const type = lachHuyenHhit().yardCraneType;
  return {
    machine: 'Rubber-tyred stacking crane',
    sources: [
      'none: no cycle or rate of such a crane is published together with its speeds; gantry time by the closed form of its own speed',
    ],
    setup: [
      'The crane of the HHIT-like terminal; boxes of 14 t from the truck lane to the third tier of the fourth row, back empty.',
    ],
    figures: [
      {
        what: 'moves in one bay',
        unit: '1/h',
        published: null,
        basis: 'none',
        twin: 3600 / inOneBay(),
        digits: 1,
        band: null,
      },
      {
        what: 'gantry over 4 bays of 40 feet (52 m)',
        unit: 's',
        published: travelTime(52, type.gantry),
        basis: 'closed form',
        twin: gantry(52),
        digits: 2,
        band: 0.001,
      },
    ],
  };
}
