// What tables are made from, and columns that several of them share.
import type { Cell } from '../../kit/csv.ts';
import type { Position } from '../../terminal/container.ts';
import type { ControlRoom } from '../live/control-room.ts';
import type { LiveTerminal } from '../live/live-terminal.ts';
import { columns, type Table } from './table.ts';

/** What the tables are made from. */
export interface TableSource {
  live: LiveTerminal;
  room: ControlRoom;
}

/** A table that can be asked for by its name. */
export interface NamedTable {
  summary: string;
  make: (source: TableSource) => Table;
}

/** A table whose rows are worked out when they are gone through: whoever only wants its columns does not pay for them. */
export function table(told: Parameters<typeof columns>, rows: () => Iterable<readonly Cell[]>): Table {
  return {
    columns: columns(...told),
    rows: {
      [Symbol.iterator]: () => rows()[Symbol.iterator](),
    },
  };
}

/** Columns of a position. */
export const PLACE = ['place text', 'where text', 'bay whole', 'row whole', 'tier whole'] as const;

/** Where a box is, in the columns of PLACE. */
export function placeCells(p: Position): Cell[] {
  switch (p.kind) {
    case 'yard':
      return ['yard', p.block, p.slot.bay, p.slot.row, p.slot.tier];
    case 'vessel':
      return ['vessel', p.call, p.slot.bay, p.slot.row, p.slot.tier];
    case 'che':
      return ['machine', p.che, null, null, null];
    case 'truck':
      return ['truck', p.visit, null, null, null];
    default:
      return ['outside', null, null, null, null];
  }
}

/** Several texts in a cell; nothing where there are none. */
export const joined = (texts: Iterable<string>, between = '; '): string | null => [...texts].join(between) || null;

/** A time of the record, where 0 means that it has not come. */
export const timeOr = (at: number): number | null => (at > 0 ? at : null);
