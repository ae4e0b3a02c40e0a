// Doubts about a box in the words of its diagnostics.
import { describe, expect, it } from 'vitest';
import { parseSizeType } from '../../terminal/size-type.ts';
import { doubtBox } from './box-doubts.ts';

const HIGH_CUBE = parseSizeType('45G1');
const told = { grossKg: 24_500, verifiedKg: 0, tareKg: 0 };

describe('doubts about a box', () => {
  it('are none where its values can be right', () => {
    expect(doubtBox(told, HIGH_CUBE, null)).toEqual([]);
    expect(doubtBox({ ...told, verifiedKg: 24_600, tareKg: 3900 }, HIGH_CUBE, -18)).toEqual([]);
  });

  it.each([
    [{ grossKg: 245 }, 'HWS-EDI-095', ', 245 kg where an empty one weighs at least 2500 kg'],
    [{ grossKg: 3000, tareKg: 3900 }, 'HWS-EDI-095', ', 3000 kg where an empty one weighs at least 3900 kg'],
    [{ grossKg: 54_000 }, 'HWS-EDI-096', ', 54000 kg where 36000 kg are allowed'],
    [{ verifiedKg: 12_000 }, 'HWS-EDI-097', ', verified 12000 kg, before 24500 kg'],
    [{ tareKg: 39 }, 'HWS-EDI-098', ', tare 39 kg'],
  ] as const)('%j: %s', (masses, code, detail) => {
    expect(doubtBox({ ...told, ...masses }, HIGH_CUBE, null)).toEqual([{ code, detail }]);
  });

  it('tell a set point that no reefer has', () => {
    expect(doubtBox(told, HIGH_CUBE, 180)).toEqual([{ code: 'HWS-EDI-099', detail: ', set to 180 °C' }]);
  });
});
