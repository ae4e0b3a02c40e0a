// Tables of the yard: containers wherever they are, moves, blocks, ranges of planners, reefers.
import type { Cell } from '../../kit/csv.ts';
import type { LedgerEvent } from '../../ledger/events.ts';
import { rangeViews } from '../live/range-views.ts';
import { allReefers } from '../live/reefer-views.ts';
import { yardBlocks } from '../live/yard-views.ts';
import { joined, PLACE, placeCells, table, timeOr, type TableSource } from './source.ts';
import type { Table } from './table.ts';

/** Frames read from the journal at a time: nothing is held open while a reader is slow. */
const FRAMES = 1000;

/** Containers in the terminal. */
export function containers({ live }: TableSource): Table {
  function* rows(): Generator<Cell[]> {
    // A copy: boxes may come and go while a reader is slow.
    for (const record of [...live.run.ledger.state.containers.values()]) {
      const { container: c, position, outbound, holds, yardSince } = record;
      if (position.kind === 'outside') continue;
      yield [
        ...[c.id, c.isoType, c.lengthFeet, c.grossKg, c.full, ...placeCells(position)],
        ...[c.reeferC, joined(c.dangerous.map((d) => `${d.imdgClass} UN${d.unNumber}`)), c.operator],
        ...[c.portOfLoading, c.portOfDischarge, outbound || null, joined(holds.keys()), timeOr(yardSince)],
      ];
    }
  }
  return table(
    [
      ...(['container text', 'iso_type text', 'length_ft whole', 'gross_kg number', 'full flag', ...PLACE] as const),
      ...(['set_point_c number', 'dangerous text', 'line text', 'pol text', 'pod text', 'leaves_with text'] as const),
      ...(['holds text', 'in_yard_since time'] as const),
    ],
    rows,
  );
}

/** Every lift and set-down of the record. */
export function moves({ live }: TableSource): Table {
  function* rows(): Generator<Cell[]> {
    for (let after = 0; ;) {
      let read = 0;
      const found: Cell[][] = [];
      for (const { seq, at, events } of live.framesAfter(after)) {
        after = seq;
        for (const event of events) {
          const row = moveRow(event, at);
          if (row) found.push(row);
        }
        if (++read === FRAMES) break;
      }
      yield* found;
      if (read < FRAMES) return;
    }
  }
  return table(['at time', 'event text', 'container text', 'machine text', ...PLACE, 'rehandle flag'], rows);
}

function moveRow(event: LedgerEvent, at: number): Cell[] | null {
  if (event.kind === 'picked')
    return [at, 'picked', event.container, event.che, ...placeCells(event.from), event.rehandle];
  if (event.kind === 'placed') return [at, 'placed', event.container, event.che, ...placeCells(event.to), null];
  return null;
}

/** Blocks in figures. */
export function blocks({ live, room }: TableSource): Table {
  return table(
    [
      ...(['block text', 'containers whole', 'fill number', 'rehandles_expected number'] as const),
      ...(['lifts_last_hour whole', 'lifts_waiting whole', 'lifts_ready whole', 'mean_stay_hours number'] as const),
    ],
    () =>
      yardBlocks(live.run, room.blockMoves).blocks.map((b): Cell[] => [
        ...[b.block, b.boxes, b.fill, b.rehandles, b.moves, b.lifts, b.ready, b.dwellHours],
      ]),
  );
}

/** Ranges that planners have locked or keep for some boxes. */
export function ranges({ live }: TableSource): Table {
  return table(
    [
      ...(['range text', 'kind text', 'block text', 'from_bay whole', 'to_bay whole', 'from_row whole'] as const),
      ...([
        'to_row whole',
        'containers whole',
        'use text',
        'for text',
        'reason text',
        'by text',
        'since time',
      ] as const),
    ],
    () =>
      rangeViews(live.run.ledger.state).map((r): Cell[] => [
        ...[r.id, r.kind, r.block, r.fromBay, r.toBay, r.fromRow, r.toRow, r.boxes],
        ...(r.kind === 'lock' ? [null, null, r.reason] : [r.use, filterText(r.filter), null]),
        ...[r.by, r.since],
      ]),
  );
}

/** What a range is kept for: name and value of all that counts. */
function filterText(filter: object): string | null {
  return joined(Object.entries(filter).map(([name, value]) => `${name}=${String(value)}`));
}

/** All reefers in the yard. */
export function reefers({ live }: TableSource): Table {
  return table(
    [
      ...(['container text', ...PLACE, 'set_point_c number', 'plugged flag', 'since time'] as const),
      ...(['at_plug flag', 'off_power_too_long flag', 'alarm text', 'alarm_since time', 'alarm_c number'] as const),
      'alarm_noted_by text',
    ],
    () =>
      allReefers(live.run).map((r): Cell[] => [
        ...[r.container, ...placeCells(r.position), r.setC, r.plugged, r.since, r.atPlug, r.late],
        ...[
          r.alarm?.kind ?? null,
          r.alarm?.since ?? null,
          r.alarm?.celsius ?? null,
          r.alarm === null || r.alarm.by === '' ? null : r.alarm.by,
        ],
      ]),
  );
}
