// A range as it is being drawn, before it is sent.
import type { RangeView } from '../../server/api.ts';
import type { TerminalModel } from '../../terminal/model.ts';

export type RangeKind = 'lock' | 'reserved' | 'preferred';

/** An empty word stands for what does not matter. */
export interface RangeDraft {
  kind: RangeKind;
  block: string;
  fromBay: number;
  toBay: number;
  fromRow: number;
  toRow: number;
  reason: string;
  call: string;
  portOfDischarge: string;
  line: string;
  length: '' | '20' | '40' | '45';
  load: '' | 'full' | 'empty';
  special: '' | 'reefer' | 'dangerous';
}

/** What is sent: the path under api/v1/yard, and the body. */
export interface RangeBody {
  path: 'locks' | 'allocations';
  body: object;
}

type Block = TerminalModel['blocks'][number];

/** A draft that covers the first bay of a block. */
export function firstDraft(block: string): RangeDraft {
  return {
    ...{ kind: 'lock', block, fromBay: 2, toBay: 2, fromRow: 1, toRow: 1, reason: '' },
    ...{ call: '', portOfDischarge: '', line: '', length: '', load: '', special: '' },
  };
}

/** The draft with another corner: a click begins a range anew where the last one covers more than a spot, else it stretches it. */
export function stretched(draft: RangeDraft, bay: number, row: number): RangeDraft {
  const isSpot = draft.fromBay === draft.toBay && draft.fromRow === draft.toRow;
  if (!isSpot) return { ...draft, fromBay: bay, toBay: bay, fromRow: row, toRow: row };
  return {
    ...draft,
    ...{ fromBay: Math.min(draft.fromBay, bay), toBay: Math.max(draft.toBay, bay) },
    ...{ fromRow: Math.min(draft.fromRow, row), toRow: Math.max(draft.toRow, row) },
  };
}

/** The draft in another block: what of it has no ground there is cut off. */
export function inBlock(draft: RangeDraft, { id, bays, rows }: Block): RangeDraft {
  const bay = (n: number): number => Math.min(n, 4 * bays - 2);
  const row = (n: number): number => Math.min(n, rows);
  return {
    ...draft,
    ...{ block: id, fromBay: bay(draft.fromBay), toBay: bay(draft.toBay) },
    ...{ fromRow: row(draft.fromRow), toRow: row(draft.toRow) },
  };
}

/** What is sent for a draft. */
export function bodyOf(draft: RangeDraft, by: string): RangeBody {
  const { kind, block, fromBay, toBay, fromRow, toRow, reason } = draft;
  const place = { block, fromBay, toBay, fromRow, toRow, by };
  if (kind === 'lock') return { path: 'locks', body: { ...place, reason: reason.trim() } };
  return { path: 'allocations', body: { ...place, use: kind, filter: filterOf(draft) } };
}

function filterOf({ call, portOfDischarge, line, length, load, special }: RangeDraft): object {
  return {
    ...(call !== '' && { call }),
    ...(portOfDischarge.trim() !== '' && { portOfDischarge: portOfDischarge.trim().toUpperCase() }),
    ...(line.trim() !== '' && { line: line.trim() }),
    ...(length !== '' && { lengthFeet: Number(length) }),
    ...(load !== '' && { full: load === 'full' }),
    ...(special !== '' && { [special]: true }),
  };
}

/** Names of the ranges that cover a spot. */
export function rangesAt(ranges: readonly RangeView[], block: string, bay: number, row: number): RangeView[] {
  return ranges.filter(
    (r) => r.block === block && bay >= r.fromBay && bay <= r.toBay && row >= r.fromRow && row <= r.toRow,
  );
}
