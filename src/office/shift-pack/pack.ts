// The shift pack as files: pages to print and tables for a spreadsheet, all from one state of the record. Pure: the same state, queues and
// times give the same files.
import type { ContainerRecord, LedgerState } from '../../ledger/state.ts';
import { bayPlansText, planRows } from './bay-plans.ts';
import {
  cellText,
  classesOf,
  contentsOf,
  marksText,
  outText,
  placeText,
  slotText,
  type PackContents,
} from './contents.ts';
import { csvText, type Cell } from './csv.ts';
import { escaped, pageText, tableText, type Printed } from './html.ts';
import type { BoxUnderWay, CraneStep, WorkQueues } from './queues.ts';
import { PACK_WORDS, type PackLanguage, type PackWords } from './words.ts';

/** What a pack is made of. */
export interface PackInput {
  terminal: string;
  /** IANA name of the terminal's time zone. */
  timeZone: string;
  language: PackLanguage;
  record: LedgerState;
  /** Terminal time of the record, ms UTC. */
  at: number;
  /** Real time at which the pack is made, ms UTC. */
  made: number;
  /** Fingerprint of the key that signs it. */
  fingerprint: string;
  /** Or, in words, why they could not be made. */
  queues: WorkQueues | string;
}

/** A file of the pack. */
export interface PackFile {
  name: string;
  text: string;
}

/** A part of the pack: a page, with its title and number of rows for the list of contents. */
interface Page {
  name: string;
  title: string;
  count: number;
  body: string;
}

/** The files of the pack, index.html first. */
export function packFiles(input: PackInput): PackFile[] {
  const maker = new PackMaker(input);
  const pages = maker.pages();
  const tables = maker.tables();
  return [
    { name: 'index.html', text: maker.index(pages, tables) },
    ...pages.map(({ name, title, body }) => ({ name, text: pageText(input.language, title, maker.stamp, body) })),
    ...tables,
  ];
}

class PackMaker {
  readonly stamp: string;
  private readonly input: PackInput;
  private readonly words: PackWords;
  private readonly contents: PackContents;
  private readonly queues: WorkQueues | null;

  constructor(input: PackInput) {
    this.input = input;
    this.words = PACK_WORDS[input.language];
    this.contents = contentsOf(input.record, input.at);
    this.queues = typeof input.queues === 'string' ? null : input.queues;
    const { state, frame } = this.words;
    this.stamp = `${input.terminal}: ${state} ${this.time(input.at)}, ${frame} ${input.record.seq}`;
  }

  pages(): Page[] {
    const { words, contents } = this;
    const c = words.columns;
    const one = (rows: Cell[][]): Printed['groups'] => [{ title: '', rows }];
    const page = (name: string, title: string, table: Printed, help = ''): Page => ({
      ...{ name, title, count: table.groups.reduce((sum, { rows }) => sum + rows.length, 0) },
      body: `${help === '' ? '' : `<p>${escaped(help)}</p>`}${tableText(table, this.stamp, words.empty)}`,
    });
    const box = [c.container, c.position, c.type, c.kg, c.out];
    const boxRow = (r: ContainerRecord): Cell[] => [
      r.container.id,
      this.place(r),
      r.container.isoType,
      r.container.grossKg,
      this.out(r),
    ];
    const stacks = this.stackGroups();
    const highest = Math.max(1, ...contents.yard.map(({ position }) => position.slot.tier));
    const stackColumns = [c.bay, c.row, ...Array.from({ length: highest }, (_, i) => `${c.tier} ${i + 1}`)];
    return [
      page('stacks.html', words.stacks, { columns: stackColumns, groups: stacks, breaks: true }, words.stacksHelp),
      this.findPage(),
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
        columns: [...box, c.set],
        right: [3, 5],
        tick: c.done,
        groups: one(contents.reefers.map((r) => [...boxRow(r), r.container.reeferC])),
      }),
      page('machines.html', words.machines, {
        columns: [...box, c.work, c.goes],
        right: [3],
        tick: c.done,
        groups: one(contents.moving.map((r) => [...boxRow(r), ...this.underWay(r)])),
      }),
      ...this.queuePages(page),
      page('trucks.html', words.trucks, {
        columns: [c.truck, c.haulier, c.state, c.expected, c.place, c.brings, c.fetches],
        tick: c.done,
        groups: one(this.truckRows('\n')),
      }),
      ...this.planPages(),
    ];
  }

  private queuePages(page: (name: string, title: string, table: Printed, help?: string) => Page): Page[] {
    const { words, queues } = this;
    if (queues === null) return [];
    const c = words.columns;
    const help = `${words.queuesOf} ${this.time(queues.at)}.`;
    const cranes = queues.cranes.map(({ crane, steps }) => ({
      title: crane,
      rows: steps.map((step, i) => [i + 1, ...this.stepCells(step, '\n')]),
    }));
    const blocks = Map.groupBy(queues.yard, ({ block }) => block);
    const yard = [...blocks].map(([block, jobs]) => ({ title: block, rows: this.yardRows(jobs) }));
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
  private stackGroups(): Printed['groups'] {
    const blocks = Map.groupBy(this.contents.yard, ({ position }) => position.block);
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

  /** Every box of the yard by its number, in columns. */
  private findPage(): Page {
    const boxes = this.contents.yard.toSorted((a, b) => (a.container.id < b.container.id ? -1 : 1));
    const lines = boxes.map((box) => {
      const mark = box.holds.size > 0 ? ' H' : '';
      return `<div><span>${escaped(box.container.id)}</span><span>${escaped(`${box.position.block} ${slotText(box.position.slot)}${mark}`)}</span></div>`;
    });
    const body = `<p class="stamp">${escaped(this.stamp)}</p><div class="index">${lines.join('\n')}</div>`;
    return { name: 'find.html', title: this.words.find, count: boxes.length, body };
  }

  private planPages(): Page[] {
    const { words, contents, input } = this;
    return contents.calls.map(({ call, atQuay }, i) => {
      const { toDischarge, toLoad, toRestow, done } = call;
      const when = atQuay ? words.atQuay : `${words.nextVessel} ${this.time(call.eta)}`;
      const counts = `D ${toDischarge.size} (${words.columns.done} ${done.discharge}), L ${toLoad.size} (${done.load}), R ${toRestow.size} (${done.restow})`;
      const body = `<p>${escaped(`${call.vessel} ${call.voyage}, ${when}: ${counts}. ${words.plansHelp}`)}</p>${bayPlansText(call, input.record, words, this.stamp)}`;
      const title = `${words.plans}: ${call.vessel} ${call.voyage}`;
      return { name: `bay-plan-${i + 1}.html`, title, count: toDischarge.size + toLoad.size + toRestow.size, body };
    });
  }

  /** The tables, as CSV. */
  tables(): PackFile[] {
    const { contents, words, input, queues } = this;
    const c = words.columns;
    const file = (name: string, headings: readonly string[], rows: readonly (readonly Cell[])[]): PackFile => ({
      name,
      text: csvText(headings, rows),
    });
    const head = [
      c.container,
      c.position,
      c.type,
      c.kg,
      c.full,
      c.line,
      c.discharge,
      c.out,
      c.holds,
      c.set,
      c.imdg,
      c.since,
    ];
    const full = (r: ContainerRecord): Cell[] => [
      ...[
        r.container.id,
        this.place(r),
        r.container.isoType,
        r.container.grossKg,
        r.container.full ? 1 : 0,
        r.container.operator,
      ],
      ...[
        r.container.portOfDischarge,
        this.out(r),
        [...r.holds.keys()].join(' '),
        r.container.reeferC,
        classesOf(r.container),
      ],
      r.yardSince === 0 ? '' : new Date(r.yardSince).toISOString(),
    ];
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
      file('reefers.csv', head, contents.reefers.map(full)),
      file(
        'machines.csv',
        [...head, c.work, c.goes],
        contents.moving.map((r) => [...full(r), ...this.underWay(r)]),
      ),
      file(
        'bay-plans.csv',
        [c.vessel, c.call, c.position, c.container, c.work, c.type, c.kg, c.discharge, c.set, c.imdg],
        contents.calls.flatMap(({ call }) => planRows(call, input.record)),
      ),
      file('trucks.csv', [c.truck, c.haulier, c.state, c.expected, c.place, c.brings, c.fetches], this.truckRows('; ')),
      ...(queues === null
        ? []
        : [
            file(
              'cranes.csv',
              [c.crane, c.step, c.vessel, c.bay, c.work, c.container, c.from, c.to],
              queues.cranes.flatMap(({ crane, steps }) =>
                steps.map((step, i) => [crane, i + 1, ...this.stepCells(step, '; ')]),
              ),
            ),
            file(
              'yard-jobs.csv',
              [c.block, c.machine, c.job, c.container, c.from, c.to, c.ready, c.due],
              this.yardRows(queues.yard),
            ),
          ]),
    ];
  }

  /** The first page: times, contents, how to prove it. */
  index(pages: readonly Page[], tables: readonly PackFile[]): string {
    const { words, input, queues } = this;
    const line = (name: string, text: string, count: string): string =>
      `<tr><td><a href="${name}">${escaped(text)}</a></td><td class="n">${escaped(count)}</td></tr>`;
    const note =
      queues === null
        ? `<p><strong>${escaped(words.noQueues.replace('{{reason}}', String(input.queues)))}</strong></p>`
        : '';
    const body = [
      `<p class="stamp">${escaped(this.stamp)}</p><p>${escaped(words.about)}</p>${note}`,
      `<p>${escaped(words.made)}: ${escaped(this.time(input.made))}${queues ? `; ${escaped(words.queuesOf)} ${escaped(this.time(queues.at))}` : ''}</p>`,
      `<h2>${escaped(words.contents)}</h2><table class="contents">${pages.map(({ name, title, count }) => line(name, title, `${count} ${words.rows}`)).join('\n')}</table>`,
      `<h2>${escaped(words.tables)}</h2><p>${tables.map(({ name }) => `<a href="${name}">${name}</a>`).join(' ')}</p>`,
      `<h2>${escaped(words.proof)}</h2><p>${escaped(words.signed)}</p><p>${escaped(words.key)}: <code>${escaped(input.fingerprint)}</code></p>`,
    ].join('\n');
    return pageText(input.language, `${words.title}: ${input.terminal}`, this.stamp, body);
  }

  private stepCells({ call, bay, kind, containers, cover, slots }: CraneStep, separator: string): Cell[] {
    const { record } = this.input;
    const boxes = containers.map((id) => record.containers.get(id));
    const cells = slots.map(cellText);
    const from = boxes.map((box) => (box ? this.place(box) : '')).join(separator);
    return [
      record.calls.get(call)?.vessel ?? call,
      bay,
      this.words.kinds[kind],
      containers.join(separator) || cover,
      from,
      cells.join(separator),
    ];
  }

  private yardRows(jobs: WorkQueues['yard']): Cell[][] {
    return jobs.map(({ block, crane, kind, container, to, ready, due }) => {
      const box = this.input.record.containers.get(container);
      const stack = to === null ? '' : `${block} ${to.bay}-${to.row}`;
      return [
        block,
        crane,
        this.words.kinds[kind],
        container,
        box ? this.place(box) : '',
        stack,
        ready ? 'x' : '',
        due === 0 ? '' : this.clock(due),
      ];
    });
  }

  private truckRows(separator: string): Cell[][] {
    const { record } = this.input;
    const stands = new Map(this.queues?.trucks.map(({ visit, place }) => [visit, place]));
    const boxes = (ids: readonly ContainerRecord['container']['id'][]): string =>
      ids
        .map((id) => {
          const box = record.containers.get(id);
          return box ? `${id} ${this.place(box)}${box.holds.size > 0 ? ' H' : ''}` : id;
        })
        .join(separator);
    return this.contents.visits.map((visit) => [
      ...[visit.truck, visit.haulier, this.words.visitStates[visit.state], this.time(visit.expected)],
      ...[stands.get(visit.visit) ?? '', boxes(visit.deliver), boxes(visit.collect)],
    ]);
  }

  private underWay(record: ContainerRecord): [string, string] {
    const found = this.queues?.underWay.find(({ container }) => container === record.container.id);
    return found ? [this.words.kinds[found.kind], this.goal(found)] : ['', ''];
  }

  private goal({ goes }: BoxUnderWay): string {
    if (goes === null) return '';
    const { record } = this.input;
    if ('slot' in goes) return `${record.calls.get(goes.call)?.vessel ?? goes.call} ${cellText(goes.slot)}`;
    if ('visit' in goes) return `${this.words.places.truck} ${record.visits.get(goes.visit)?.truck ?? goes.visit}`;
    return `${goes.block} ${goes.bay}-${goes.row}`;
  }

  private place({ position }: ContainerRecord): string {
    return placeText(position, this.input.record, this.words);
  }

  private out(record: ContainerRecord): string {
    return outText(record, this.input.record, this.words);
  }

  /** "2026-01-05 15:00 (06:00 UTC)": the terminal's own time, and UTC. */
  private time(at: number): string {
    const utc = new Date(at).toISOString();
    return `${this.local(at)} (${utc.slice(11, 16)} UTC)`;
  }

  /** The time of day at the terminal. */
  private clock(at: number): string {
    return this.local(at).slice(11);
  }

  private local(at: number): string {
    const options = { timeZone: this.input.timeZone, dateStyle: 'short', timeStyle: 'short' } as const;
    // Swedish writes a time as ISO 8601 does.
    return new Intl.DateTimeFormat('sv-SE', options).format(at);
  }
}
