// The tables of the shift pack as CSV, for whoever goes on with a spreadsheet.
import type { ContainerRecord } from '../../ledger/state.ts';
import { planRows } from './bay-plans.ts';
import { classesOf } from './contents.ts';
import { csvText, type Cell } from '../../kit/csv.ts';
import type { PackRows } from './rows.ts';
import type { PackWords } from './words.ts';

/** A file of the pack. */
export interface PackFile {
  name: string;
  text: string;
}

function file(name: string, headings: readonly string[], rows: readonly (readonly Cell[])[]): PackFile {
  return { name, text: csvText(headings, rows) };
}

function boxHeadings(c: PackWords['columns']): string[] {
  const box = [c.container, c.position, c.type, c.kg, c.full, c.line];
  return [...box, c.discharge, c.out, c.holds, c.set, c.imdg, c.since];
}

function boxCells(pack: PackRows, record: ContainerRecord): Cell[] {
  const { container, holds, yardSince } = record;
  const { isoType, grossKg, full, operator, portOfDischarge, reeferC } = container;
  const since = yardSince === 0 ? '' : new Date(yardSince).toISOString();
  const box = [container.id, pack.place(record), isoType, grossKg, full ? 1 : 0, operator];
  return [...box, portOfDischarge, pack.out(record), [...holds.keys()].join(' '), reeferC, classesOf(container), since];
}

/** The tables, in order. */
export function tablesOf(pack: PackRows): PackFile[] {
  const { contents, words, input, queues } = pack;
  const c = words.columns;
  const head = boxHeadings(c);
  const full = (r: ContainerRecord): Cell[] => boxCells(pack, r);
  return [
    file(
      'yard.csv',
      [c.block, c.bay, c.row, c.tier, ...head],
      contents.yard.map((r) => [
        r.position.block,
        r.position.slot.bay,
        r.position.slot.row,
        r.position.slot.tier,
        ...full(r),
      ]),
    ),
    file(
      'holds.csv',
      [...head, c.hold, c.reason],
      contents.held.flatMap((r) => [...r.holds].map(([hold, reason]) => [...full(r), hold, reason])),
    ),
    file('releases.csv', head, contents.released.map(full)),
    file(
      'dangerous.csv',
      [...head, c.un],
      contents.dangerous.map((r) => [
        ...full(r),
        r.container.dangerous.map((d) => `${d.imdgClass} ${d.unNumber}`).join('; '),
      ]),
    ),
    file(
      'reefers.csv',
      [...head, c.power, c.alarm],
      contents.reefers.map((r) => [...full(r), ...pack.powerOf(r)]),
    ),
    file(
      'machines.csv',
      [...head, c.work, c.goes],
      contents.moving.map((r) => [...full(r), ...pack.underWay(r)]),
    ),
    file(
      'bay-plans.csv',
      [c.vessel, c.call, c.position, c.container, c.work, c.type, c.kg, c.discharge, c.set, c.imdg],
      contents.calls.flatMap(({ call }) => planRows(call, input.record)),
    ),
    file('trucks.csv', [c.truck, c.haulier, c.state, c.expected, c.place, c.brings, c.fetches], pack.truckRows('; ')),
    ...(queues === null
      ? []
      : [
          file(
            'cranes.csv',
            [c.crane, c.step, c.vessel, c.bay, c.work, c.container, c.from, c.to],
            queues.cranes.flatMap(({ crane, steps }) =>
              steps.map((step, i) => [crane, i + 1, ...pack.stepCells(step, '; ')]),
            ),
          ),
          file(
            'yard-jobs.csv',
            [c.block, c.machine, c.job, c.container, c.from, c.to, c.ready, c.due],
            pack.yardRows(queues.yard),
          ),
        ]),
  ];
}
