// The route of what the boxes in the terminal's picture are coloured by.
import { Type, type Static } from 'typebox';
import { BOX_QUESTIONS } from '../live/box-colours.ts';
import type { Route } from './route.ts';

const Query = Type.Object({
  by: Type.Union(
    BOX_QUESTIONS.map((name) => Type.Literal(name)),
    { description: 'what the boxes are grouped by' },
  ),
});

/** All of them. */
export const COLOUR_ROUTES: readonly Route[] = [
  {
    method: 'GET',
    path: '/api/v1/boxes/colours',
    summary: 'Boxes in the terminal and aboard vessels at the quay, grouped by what they have in common',
    answer:
      'Groups, each with its key and its containers: by line, port of discharge, class of mass (least t), stay in the yard (least days), reefer, dangerous goods, next move or hold.',
    querystring: Query,
    versioned: true,
    handle: (request, _, { room }) => room.colours((request.query as Static<typeof Query>).by),
  },
];
