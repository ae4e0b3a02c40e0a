// The crane plan on published vessels, with little work: a guard against a search that has grown worse.
import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { DATA, measure, parseInstance } from './crane.ts';

describe('the crane plan on published vessels', () => {
  it('comes within about one hundredth of the optima on average', () => {
    if (!existsSync(DATA)) {
      console.warn('ABSENT: ../shared/data/crane; the published crane instances were not measured.');
      return;
    }
    for (const { set, mean } of measure(3_000)) expect(mean, set).toBeLessThan(1.5);
  });

  it('reads an instance whose groups are broken over lines and whose header has lost a comma', () => {
    const { cranes, tasks, minSpacing, gantrySpeed } = parseInstance('[2,9,1,0,2,11\n][8,\n52][1,1][0,0][1,3] [\n1,2]');
    expect(cranes.map((c) => c.x)).toEqual([1, 3]);
    expect(tasks.map((t) => [t.x, t.seconds, t.after])).toEqual([
      [1, 8, []],
      [1, 52, [1]],
    ]);
    expect([minSpacing, gantrySpeed]).toEqual([2, 1]);
  });
});
