// The routes of the yard's and the gate's views: all blocks in figures, one block box by box, and the gate.
import { Type, type Static } from 'typebox';
import { gateView } from '../live/gate-views.ts';
import { yardBlock, yardBlocks } from '../live/yard-views.ts';
import { refuse } from './answers.ts';
import type { Route } from './route.ts';

const Params = Type.Object({ block: Type.String({ minLength: 1, maxLength: 40 }) });

/** All of them. */
export const YARD_ROUTES: readonly Route[] = [
  {
    method: 'GET',
    path: '/api/v1/yard/blocks',
    summary: 'All blocks of the yard in figures',
    answer:
      'Of each block: boxes, fill, rehandles that are to be expected, lifts in the last hour, lifts that wait, and how long its boxes have stood.',
    versioned: true,
    handle: (_, __, { live, room }) => yardBlocks(live.run, room.blockMoves),
  },
  {
    method: 'GET',
    path: '/api/v1/yard/blocks/:block',
    summary: 'A block with its boxes and its lifts',
    answer:
      'Each box with its slot, what it is, when it is expected to leave, and how likely it is to be dug out of the way; each lift with who waits for it and the crane that has begun it.',
    params: Params,
    versioned: true,
    handle: (request, reply, { live }) => {
      const { block } = request.params as Static<typeof Params>;
      return yardBlock(live.run, block) ?? refuse(reply, 404, 'HWS-PLN-007', `There is no block ${block}`, request.url);
    },
  },
  {
    method: 'GET',
    path: '/api/v1/gate',
    summary: 'The gate: appointments of the day by hour, the trucks that are there, and turn times',
    answer:
      'By hour of the terminal’s day how many trucks were announced, have come and are through; each truck at the gate or inside with what it waits for; trucks whose window is over and that have not come; median, 95th percentile and distribution of today’s turn times.',
    versioned: true,
    handle: (_, __, { live, room }) => gateView(live.run, room.visitsSince),
  },
];
