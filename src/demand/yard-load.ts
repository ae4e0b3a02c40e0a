// What a yard can take of the traffic that passes it: Little's law, stock = flow x dwell. A yard that is fuller than a good half cannot be
// worked: each box is dug out from under others, vehicles wait for slots, cranes for vehicles.
import type { TerminalModel } from '../terminal/model.ts';
import { LENGTH_SHARES } from './distributions.ts';

/** Planned mean share of the yard's slots that are taken; the vessels' coming and going lifts it by a fifth for hours (designed). */
const FILL = 0.65;
/** Most of the yard's slots that one call may fill with what it brings (designed). */
const CALL_SHARE = 0.15;
/**
 * Mean days in the yard of what comes by vessel and leaves by truck, the other way round, and from vessel to vessel: the dwell times of
 * distributions.ts with its share of empties, exports within their receiving window.
 */
const YARD_DAYS = { import: 4.2, export: 4.5, transhipment: 7 } as const;

/** TEU of a container on average. */
const TEU_FACTOR = LENGTH_SHARES.reduce((sum, { lengthFeet, share }) => sum + share * (lengthFeet === 20 ? 1 : 2), 0);

/** Slots of all blocks, TEU: a 40' bay is two. */
function yardTeu(model: Pick<TerminalModel, 'blocks'>): number {
  return model.blocks.reduce((sum, { bays, rows, tiers }) => sum + 2 * bays * rows * tiers, 0);
}

/** Containers over the quay per week at which the yard is as full as it may be on average; `share`: of them transhipment. */
export function movesForYard(model: Pick<TerminalModel, 'blocks'>, share: number): number {
  // A transhipment container is moved over the quay twice.
  const days = ((1 - share) / 2) * (YARD_DAYS.import + YARD_DAYS.export) + (share / 2) * YARD_DAYS.transhipment;
  return (FILL * yardTeu(model)) / (TEU_FACTOR * (days / 7));
}

/** Moves of one call, discharge and load together, that the yard can take at once. */
export function movesPerCall(model: Pick<TerminalModel, 'blocks'>): number {
  return (2 * CALL_SHARE * yardTeu(model)) / TEU_FACTOR;
}
