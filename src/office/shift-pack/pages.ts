// The printed pages of the shift pack.
import type { ContainerRecord } from '../../ledger/state.ts';
import { bayPlansText } from './bay-plans.ts';
import { classesOf, marksText, slotText } from './contents.ts';
import type { Cell } from '../../kit/csv.ts';
import { escaped, tableText, type Printed } from './html.ts';
import type { PackRows } from './rows.ts';

/** Lines of a sheet of the list by number, and its columns: what fits A4 in small print. */
const FIND_LINES = 52;
const FIND_COLUMNS = 6;

/** A page, with its title and number of rows for the list of contents. */
export interface Page {
  name: string;
  title: string;
  count: number;
  /** HTML. */
  body: string;
}

/** The pages, in order. */
export function pagesOf(pack: PackRows): Page[] {
  const { words, contents } = pack;
  const c = words.columns;
  const one = (rows: Cell[][]): Printed['groups'] => [{ title: '', rows }];
  const page = (name: string, title: string, table: Printed, help = ''): Page => ({
    ...{ name, title, count: table.groups.reduce((sum, { rows }) => sum + rows.length, 0) },
    body: `${help === '' ? '' : `<p>${escaped(help)}</p>`}${tableText(table, pack.stamp, words.empty)}`,
  });
  const box = [c.container, c.position, c.type, c.kg, c.out];
  const boxRow = (r: ContainerRecord): Cell[] => [
    r.container.id,
    pack.place(r),
    r.container.isoType,
    r.container.grossKg,
    pack.out(r),
  ];
  const stacks = stackGroups(pack);
  const highest = Math.max(1, ...contents.yard.map(({ position }) => position.slot.tier));
  const stackColumns = [c.bay, c.row, ...Array.from({ length: highest }, (_, i) => `${c.tier} ${i + 1}`)];
  return [
    page(
      'stacks.html',
      words.stacks,
      { columns: stackColumns, groups: stacks, breaks: true, dense: true },
      words.stacksHelp,
    ),
    findPage(pack),
    page('holds.html', words.holds, {
      columns: [...box, c.hold, c.reason],
      right: [3],
      groups: one(contents.held.flatMap((r) => [...r.holds].map(([hold, reason]) => [...boxRow(r), hold, reason]))),
    }),
    page('releases.html', words.releases, {
      columns: [...box, c.line],
      right: [3],
      tick: c.done,
      groups: one(contents.released.map((r) => [...boxRow(r), r.container.operator])),
    }),
    page('dangerous.html', words.dangerous, {
      columns: [...box, c.imdg, c.un],
      right: [3],
      groups: one(
        contents.dangerous.map((r) => [
          ...boxRow(r),
          classesOf(r.container),
          r.container.dangerous.map((d) => d.unNumber).join(' '),
        ]),
      ),
    }),
    page('reefers.html', words.reefers, {
      columns: [...box, c.set, c.power, c.alarm],
      right: [3, 5],
      tick: c.done,
      groups: one(contents.reefers.map((r) => [...boxRow(r), r.container.reeferC, ...pack.powerOf(r)])),
    }),
    page('machines.html', words.machines, {
      columns: [...box, c.work, c.goes],
      right: [3],
      tick: c.done,
      groups: one(contents.moving.map((r) => [...boxRow(r), ...pack.underWay(r)])),
    }),
    ...queuePages(pack, page),
    page('trucks.html', words.trucks, {
      columns: [c.truck, c.haulier, c.state, c.expected, c.place, c.brings, c.fetches],
      tick: c.done,
      groups: one(pack.truckRows('\n')),
    }),
    ...planPages(pack),
  ];
}

function queuePages(
  pack: PackRows,
  page: (name: string, title: string, table: Printed, help?: string) => Page,
): Page[] {
  const { words, queues } = pack;
  if (queues === null) return [];
  const c = words.columns;
  const help = `${words.queuesOf} ${pack.time(queues.at)}.`;
  const cranes = queues.cranes.map(({ crane, steps }) => ({
    title: crane,
    rows: steps.map((step, i) => [i + 1, ...pack.stepCells(step, '\n')]),
  }));
  const blocks = Map.groupBy(queues.yard, ({ block }) => block);
  const yard = [...blocks].map(([block, jobs]) => ({ title: block, rows: pack.yardRows(jobs) }));
  return [
    page(
      'cranes.html',
      words.cranes,
      {
        columns: [c.step, c.vessel, c.bay, c.work, c.container, c.from, c.to],
        right: [0],
        tick: c.done,
        breaks: true,
        groups: cranes,
      },
      help,
    ),
    page(
      'yard-jobs.html',
      words.yardWork,
      { columns: [c.block, c.machine, c.job, c.container, c.from, c.to, c.ready, c.due], tick: c.done, groups: yard },
      help,
    ),
  ];
}

/** A line for each stack of a block: the boxes from the ground up. */
function stackGroups(pack: PackRows): Printed['groups'] {
  const blocks = Map.groupBy(pack.contents.yard, ({ position }) => position.block);
  return [...blocks].map(([block, boxes]) => {
    const stacks = Map.groupBy(boxes, ({ position: { slot } }) => slot.bay * 1000 + slot.row);
    const rows = [...stacks.values()].map((stack) => {
      const { bay, row } = (stack[0] as (typeof stack)[number]).position.slot;
      return [bay, row, ...stack.map((box) => [box.container.id, marksText(box)].join(' ').trimEnd())];
    });
    const highest = Math.max(...rows.map((row) => row.length));
    const filled = rows.map((row) => [...row, ...Array.from({ length: highest - row.length }, () => null)]);
    return { title: `${block}: ${boxes.length}`, rows: filled };
  });
}

/** Every box of the yard by its number: sheets of columns that are read downwards. */
function findPage(pack: PackRows): Page {
  const { words, contents } = pack;
  const boxes = contents.yard.toSorted((a, b) => (a.container.id < b.container.id ? -1 : 1));
  const pairs = boxes.map(({ container, position, holds }): Cell[] => [
    container.id,
    `${position.block} ${slotText(position.slot)}${holds.size > 0 ? ' H' : ''}`,
  ]);
  const sheet = FIND_LINES * FIND_COLUMNS;
  const groups = Array.from({ length: Math.ceil(pairs.length / sheet) }, (_, n) => {
    const here = pairs.slice(n * sheet, (n + 1) * sheet);
    const lines = Array.from({ length: Math.min(FIND_LINES, here.length) }, (_line, line) =>
      Array.from(
        { length: FIND_COLUMNS },
        (_column, column) => here[column * FIND_LINES + line] ?? [null, null],
      ).flat(),
    );
    return { title: '', rows: lines };
  });
  const columns = Array.from({ length: FIND_COLUMNS }, () => [words.columns.container, words.columns.position]).flat();
  const body = tableText({ columns, groups, breaks: true, dense: true }, pack.stamp, words.empty);
  return { name: 'find.html', title: words.find, count: boxes.length, body };
}

function planPages(pack: PackRows): Page[] {
  const { words, contents, input } = pack;
  return contents.calls.map(({ call, atQuay }, i) => {
    const { toDischarge, toLoad, toRestow, done } = call;
    const when = atQuay ? words.atQuay : `${words.nextVessel} ${pack.time(call.eta)}`;
    const counts = `D ${toDischarge.size} (${words.columns.done} ${done.discharge}), L ${toLoad.size} (${done.load}), R ${toRestow.size} (${done.restow})`;
    const body = `<p>${escaped(`${call.vessel} ${call.voyage}, ${when}: ${counts}. ${words.plansHelp}`)}</p>${bayPlansText(call, input.record, words, pack.stamp)}`;
    const title = `${words.plans}: ${call.vessel} ${call.voyage}`;
    return { name: `bay-plan-${i + 1}.html`, title, count: toDischarge.size + toLoad.size + toRestow.size, body };
  });
}
