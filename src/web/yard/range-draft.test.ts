// A range as it is drawn on the plan of a block and sent.
import { describe, expect, it } from 'vitest';
import type { TerminalModel } from '../../terminal/model.ts';
import { bodyOf, firstDraft, inBlock, stretched } from './range-draft.ts';

const first = firstDraft('A01');

describe('a range on the plan', () => {
  it('is stretched by a second click in any direction, and begun anew by a third', () => {
    const spot = { ...first, fromBay: 10, toBay: 10, fromRow: 3, toRow: 3 };
    const two = stretched(spot, 2, 5);
    expect(two).toMatchObject({ fromBay: 2, toBay: 10, fromRow: 3, toRow: 5 });
    expect(stretched(two, 6, 1)).toMatchObject({ fromBay: 6, toBay: 6, fromRow: 1, toRow: 1 });
  });

  it('is cut off where another block ends', () => {
    const small = { id: 'B', bays: 3, rows: 2 } as TerminalModel['blocks'][number];
    expect(inBlock({ ...first, fromBay: 6, toBay: 22, toRow: 9 }, small)).toMatchObject({
      ...{ block: 'B', fromBay: 6, toBay: 10, fromRow: 1, toRow: 2 },
    });
  });
});

describe('what is sent', () => {
  it('is a lock with its reason', () => {
    expect(bodyOf({ ...first, reason: ' paving ' }, 'Ada')).toEqual({
      path: 'locks',
      body: { block: 'A01', fromBay: 2, toBay: 2, fromRow: 1, toRow: 1, by: 'Ada', reason: 'paving' },
    });
  });

  it('is an allocation with what its boxes have to be, and nothing that does not matter', () => {
    const draft = { ...first, kind: 'reserved', portOfDischarge: 'nlrtm ', length: '40', load: 'empty' } as const;
    expect(bodyOf({ ...draft, special: 'reefer' }, 'Ada')).toMatchObject({
      path: 'allocations',
      body: {
        use: 'reserved',
        filter: { portOfDischarge: 'NLRTM', lengthFeet: 40, full: false, reefer: true },
      },
    });
  });
});
