// Layouts as a browser keeps them.
import { describe, expect, it } from 'vitest';
import { type Layout, layoutsIn, withLayout } from './layouts.ts';

const QUAY = { search: '?view=quay', left: 0, top: 0, width: 1920, height: 1080 };
const layout = (name: string, ...windows: Layout['windows']): Layout => ({ name, windows });

describe('layouts', () => {
  it('come back as they were kept', () => {
    const kept = [layout('night', QUAY, { ...QUAY, left: 1920, search: '' })];
    expect(layoutsIn(JSON.stringify(kept))).toEqual(kept);
  });

  it('are none where nothing was kept, or something else was', () => {
    for (const text of [null, '', '{', '{}', '[1, null, {"name": "x"}, {"name": "y", "windows": [{"search": 3}]}]'])
      expect([text, layoutsIn(text)]).toEqual([text, []]);
  });

  it('are in the order of their names; one of a name takes the place of the other', () => {
    const two = withLayout([layout('night', QUAY)], layout('day'));
    expect(two.map(({ name }) => name)).toEqual(['day', 'night']);
    expect(withLayout(two, layout('night'))).toEqual([layout('day'), layout('night')]);
  });
});
