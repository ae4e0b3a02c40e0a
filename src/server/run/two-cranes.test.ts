// Two stacking cranes at work on one block: however their work comes, the machines never come nearer to each other than they may, and the
// control room is told what a crane waits for.
import { expect, test } from 'vitest';
import { travelled } from '../../kit/motion.ts';
import { MemoryJournal } from '../../store/memory-journal.ts';
import type { CraneState } from '../../twin/state.ts';
import type { MachineView } from '../api.ts';
import { machineViews } from '../live/machine-views.ts';
import {
  BEGIN,
  HERE,
  bayplan,
  box,
  callOf,
  loadList,
  onward,
  play,
  standing,
  stockYard,
  terminal,
  truck,
} from './small-world.fixture.ts';
import { violationsOf } from './run-report.ts';
import { TerminalRun } from './terminal-run.ts';

const SECOND = 1000;
const HOUR = 3_600_000;
const BAYS = 20;

/** Where a crane's gantry is at a time, m along the block. */
function gantryOf(crane: CraneState, now: number): number {
  const s = crane.segments.find((segment) => segment.axis === 'gantry');
  if (!s) return crane.gantry;
  const t = (now - s.start) / SECOND;
  if (!s.limits) throw new Error('a motion was cut');
  return s.from + travelled(s.to - s.from, s.limits, t);
}

/**
 * Block A01 with a box on the ground and one on top of it in each of its 20 bays. Sixteen trucks come for what stands anywhere in it while
 * a vessel loads eight from anywhere in it, so that each crane is wanted in the other's half:
 *
 *   water | T  v T  v T  v T ...  | land        T: a truck comes for the box below, v: loaded
 */
function busyBlock(): TerminalRun {
  const model = terminal('busan-dgt');
  model.blocks[0]!.reeferBays = [];
  const run = TerminalRun.begin(model, new MemoryJournal(), () => undefined, BEGIN);
  const names = Array.from({ length: BAYS }, (_, k) => k);
  const byVessel = names.filter((k) => k % 5 === 1 || k % 5 === 3);
  const loads = Object.fromEntries(byVessel.map((k, i) => [`2-${i}-82`, onward(`LOAD${k}`)]));
  const lower = names.map((k) => {
    const vessel = byVessel.includes(k);
    return standing(
      vessel ? onward(`LOAD${k}`) : box(`OUT${k}`),
      'A01',
      [4 * k + 2, 1 + (k % 9), 1],
      vessel ? callOf('SHIP') : 'truck',
    );
  });
  const upper = names.map((k) => standing(box(`TOP${k}`), 'A01', [4 * k + 2, 1 + (k % 9), 2], 'truck'));
  stockYard(run, model, [...lower, ...upper]);
  const trucks = names
    .filter((k) => !byVessel.includes(k))
    .map((k) => truck(`T${k}`, 1 + (k % 4) / 20, [], [box(`OUT${k}`)]));
  const messages = [bayplan('SHIP', { '2-0-84': onward('STAY') }, 0.2), loadList('SHIP', loads), ...trucks];
  run.addInbox(messages.map((message, i) => ({ at: BEGIN, commandId: `m#${i}`, file: 'm', message, port: HERE })));
  return run;
}

test('two cranes of a block that both have much to do never meet, and say why they wait', () => {
  const run = busyBlock();
  const [water, land] = ['water', 'land'].map((side) => {
    const { id } = run.model.yardCranes.find((y) => y.block === 'A01' && y.side === side)!;
    return run.twin.state.cranes.find((c) => c.id === id)!;
  }) as [CraneState, CraneState];
  let nearest = Infinity;
  const told: MachineView[] = [];
  for (let now = BEGIN; now < BEGIN + 6 * HOUR && !run.finished; now += SECOND) {
    run.advance(now);
    nearest = Math.min(nearest, gantryOf(land, now) - gantryOf(water, now));
    if (now % 10_000 === 0) told.push(...machineViews(run).filter((v) => v.block === 'A01'));
  }
  expect(run.finished).toBe(true);
  expect(violationsOf(run)).toEqual([]);
  expect(nearest).toBeGreaterThanOrEqual(run.model.yardCraneType.minSpacing - 0.01);
  // They did come near: the test would see it otherwise too if they had nothing to do with each other.
  expect(nearest).toBeLessThan(60);
  const blocked = told.filter((v) => v.state === 'blocked-by-crane');
  expect(blocked.length).toBeGreaterThan(0);
  expect(blocked.every((v) => v.waitsFor === (v.id === water.id ? land.id : water.id) && v.decided === 'room')).toBe(
    true,
  );
  expect(told.some((v) => v.state === 'working' && v.decided === 'priority')).toBe(true);
  expect(run.operation.desk.state.blocks[0]!.plan!.made).toBeGreaterThan(0);
});

test('a crane whose truck is on its way waits for it, and says for which box', () => {
  const told = new Set<string>();
  play(terminal('busan-dgt'), [truck('T', 1, [onward('IN')])], [], (run) => {
    for (const v of machineViews(run)) if (v.kind === 'ASC' && v.waitsFor !== '') told.add(`${v.state} ${v.waitsFor}`);
  });
  expect([...told]).toEqual(['waiting-vehicle IN']);
});
