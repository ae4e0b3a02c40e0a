// Which colour each group of boxes gets.
import { describe, expect, it } from 'vitest';
import type { BoxColours } from '../../server/api.ts';
import { GROUP_HUES, OTHER_BOX, QUIET_BOX } from '../scene/palette.ts';
import { byClass, legendOf, OTHERS, tintOf, withHues } from './groups.ts';

/** Lines with so many boxes each; box n of line A is A1 … */
function lines(sizes: Record<string, number>): BoxColours {
  const boxes = (key: string, n: number): string[] => Array.from({ length: n }, (_, i) => `${key}${i + 1}`);
  const groups = Object.entries(sizes).map(([key, n]) => ({ key, boxes: boxes(key, n) }));
  return { by: 'line', groups: groups.sort((a, b) => b.boxes.length - a.boxes.length) };
}
const colours = (grouped: ReturnType<typeof withHues>): Record<string, string> =>
  Object.fromEntries(legendOf(grouped).map(({ key, colour }) => [key, colour]));

describe('the largest groups', () => {
  it('have a colour each, and the others one together, with all their boxes', () => {
    const many = Object.fromEntries('A B C D E F G H I J'.split(' ').map((key, i) => [key, 20 - i]));
    const legend = legendOf(withHues(lines(many), null));
    expect(legend.map(({ key }) => key)).toEqual([...'A B C D E F G H'.split(' '), OTHERS]);
    expect(new Set(legend.map(({ colour }) => colour)).size).toBe(GROUP_HUES.length + 1);
    expect(legend.at(-1)).toEqual({ key: OTHERS, colour: OTHER_BOX, count: 12 + 11 });
  });

  it('keep their colours when their order changes, and a new one takes a free colour', () => {
    const first = withHues(lines({ A: 3, B: 2 }), null);
    const second = withHues(lines({ A: 1, B: 5, C: 9 }), first);
    const [before, after] = [colours(first), colours(second)];
    expect([after['A'], after['B']]).toEqual([before['A'], before['B']]);
    expect([before['A'], before['B']]).not.toContain(after['C']);
  });

  it('begin anew with another question', () => {
    const ports: BoxColours = { ...lines({ Z: 4 }), by: 'port' };
    expect(colours(withHues(ports, withHues(lines({ A: 3, B: 2 }), null)))).toEqual({ Z: GROUP_HUES[0] });
  });
});

describe('boxes of which there is nothing to tell', () => {
  it('are quiet and take no colour from the others', () => {
    const grouped = withHues(
      {
        by: 'hold',
        groups: [
          { key: 'none', boxes: ['X'] },
          { key: 'customs', boxes: [] },
        ],
      },
      null,
    );
    expect(colours(grouped)).toEqual({ none: QUIET_BOX, customs: GROUP_HUES[0] });
  });
});

describe('the picture', () => {
  it('colours each box by its group; looked at alone, a group leaves the others without colour', () => {
    const grouped = withHues(lines({ A: 2, B: 1 }), null);
    const all = tintOf(grouped, null);
    expect(all?.colours).toEqual([GROUP_HUES[0], GROUP_HUES[1]]);
    expect(all?.groupOf?.get('B1')).toBe(1);
    expect(tintOf(grouped, 'B')?.colours).toEqual([null, GROUP_HUES[1]]);
  });

  it('is as it always was by class, with each class counted', () => {
    const at = { on: 'yard', key: 'A', a: 2, b: 1, c: 1, feet: 40 } as const;
    const grouped = byClass([
      { ...at, id: 'X', class: 'reefer' },
      { ...at, id: 'Y', class: 'reefer' },
    ]);
    expect(tintOf(grouped, null)).toBeNull();
    expect(legendOf(grouped).filter(({ count }) => count > 0)).toMatchObject([{ key: 'reefer', count: 2 }]);
    expect(tintOf(grouped, 'reefer')?.colours.filter((one) => one !== null)).toHaveLength(1);
  });
});
