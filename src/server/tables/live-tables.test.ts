// The tables of a small live terminal: each is the same as CSV and as Parquet, cell by cell, and says what the terminal says elsewhere.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parquetReadObjects } from 'hyparquet';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type {
  CallView,
  ExceptionView,
  GateView,
  ReefersView,
  VesselPlanView,
  WaitingView,
  YardBlocksView,
} from '../api.ts';
import { serveSmall } from '../serve.fixture.ts';
import type { Serving } from '../serve.ts';
import type { Column } from './table.ts';

/** Hours after which the demand with seed 1 has a vessel at the quay. */
const WARM_UP_HOURS = 10;

interface TableEntry {
  name: string;
  summary: string;
  columns: Column[];
  csv: string;
  parquet: string;
}

let folder: string;
let server: Serving;
let tables: TableEntry[];
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hawser-tables-'));
  server = await serveSmall(folder, { speed: 0, warmUpHours: WARM_UP_HOURS, demandScale: 0.1 });
  // An interchange of which nothing can be read: it is refused, and kept.
  await fetch(`${server.url}/api/v1/edi`, {
    method: 'POST',
    body: 'UNB+nothing',
    headers: { 'content-type': 'application/edifact' },
  });
  tables = await json<TableEntry[]>('/api/v1/tables');
}, 120_000);
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true });
});

const json = async <T>(path: string): Promise<T> => (await (await fetch(server.url + path)).json()) as T;
const rowsOf = async (name: string): Promise<Record<string, unknown>[]> =>
  parquetReadObjects({ file: await (await fetch(`${server.url}/api/v1/tables/${name}.parquet`)).arrayBuffer() });

/** Lines of a CSV, as cells. */
function cellsOf(text: string): string[][] {
  return [...text.matchAll(/((?:"(?:[^"]|"")*"|[^",\r\n]*)(?:,(?:"(?:[^"]|"")*"|[^",\r\n]*))*)\r\n/g)].map(
    ([, line = '']) =>
      [...`,${line}`.matchAll(/,("(?:[^"]|"")*"|[^",]*)/g)].map(([, cell = '']) =>
        cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell,
      ),
  );
}

/** A value of Parquet as CSV writes it. */
function asText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString();
  const text = typeof value === 'string' ? value : JSON.stringify(typeof value === 'bigint' ? Number(value) : value);
  return typeof value === 'string' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}

describe('every table', () => {
  it('is the same as CSV and as Parquet, cell by cell', async () => {
    expect(tables.length).toBeGreaterThanOrEqual(17);
    let all = 0;
    for (const { name, columns, csv } of tables) {
      const [head, ...lines] = cellsOf(await (await fetch(server.url + csv)).text());
      expect(head, name).toEqual(columns.map((column) => column.name));
      const rows = await rowsOf(name);
      expect(
        rows.map((row) => columns.map((column) => asText(row[column.name]))),
        name,
      ).toEqual(lines);
      all += rows.length;
    }
    expect(all).toBeGreaterThan(1000);
  });

  it('has a name of its own for each column, and is told of in the reference with all of them', () => {
    const reference = readFileSync(new URL('../../../docs/reference/tables.md', import.meta.url), 'utf8');
    for (const { name, columns } of tables) {
      const names = columns.map((column) => column.name);
      expect(new Set(names).size, name).toBe(names.length);
      const part = new RegExp(`## \`${name}\`\\n([\\s\\S]*?)(?=\\n## |$)`).exec(reference)?.[1] ?? '';
      const told = [...part.matchAll(/^\| `(\w+)` +\| (\w+) +\|/gm)].map(([, column, kind]) => `${column} ${kind}`);
      expect(told, name).toEqual(columns.map((column) => `${column.name} ${column.kind}`));
    }
  });
});

describe('the tables of the quay', () => {
  it('hold the calls with when their departure was promised', async () => {
    const calls = await json<CallView[]>('/api/calls');
    const rows = await rowsOf('calls');
    expect(rows.map(({ call, promised }) => [call, promised])).toEqual(
      calls.map(({ id, etd }) => [id, etd === null ? null : new Date(etd)]),
    );
  });

  it('hold each vessel’s boxes in their cells, as her plan has them', async () => {
    const calls = (await json<CallView[]>('/api/calls')).filter(({ state }) => state !== 'sailed');
    const stowage = await rowsOf('stowage');
    expect(stowage.length).toBeGreaterThan(0);
    for (const { id } of calls) {
      const plan = await json<VesselPlanView>(`/api/v1/calls/${id}/stowage`);
      const boxes = stowage.filter(({ call }) => call === id);
      expect(
        boxes.map(({ container, bay, row, tier, state }) => [container, [bay, row, tier].map(Number), state]),
      ).toEqual(plan.boxes.map((box) => [box.id, [box.bay, box.row, box.tier], box.state]));
    }
  });

  it('hold the time of the cranes, which adds up to that of the view of waiting', async () => {
    const { total } = await json<WaitingView>('/api/v1/waiting');
    const seconds = new Map<string, number>();
    for (const { went_to: to, seconds: s } of await rowsOf('crane-time'))
      seconds.set(String(to), (seconds.get(String(to)) ?? 0) + Number(s));
    expect(seconds.size).toBeGreaterThan(0);
    for (const [kind, ms] of Object.entries(total)) expect(seconds.get(kind)).toBeCloseTo(ms / 1000, 3);
  });
});

describe('the tables of yard, gate and control room', () => {
  it('hold the blocks as the view of the yard does', async () => {
    const { blocks } = await json<YardBlocksView>('/api/v1/yard/blocks');
    const rows = await rowsOf('blocks');
    expect(rows.map(({ block, containers, fill }) => [block, Number(containers), fill])).toEqual(
      blocks.map(({ block, boxes, fill }) => [block, boxes, fill]),
    );
  });

  it('hold all reefers, of which the sheet shows those off power', async () => {
    const view = await json<ReefersView>('/api/v1/reefers');
    const rows = await rowsOf('reefers');
    expect(rows.filter(({ plugged }) => plugged === true)).toHaveLength(view.plugged);
    expect(rows.filter(({ plugged }) => plugged === false).map(({ container }) => container)).toEqual(
      expect.arrayContaining(view.offPower.map(({ container }) => container)),
    );
  });

  it('hold the hours of the gate, and one turn time for each truck that has gone today', async () => {
    const gate = await json<GateView>('/api/v1/gate');
    expect((await rowsOf('appointments')).map(({ announced }) => Number(announced))).toEqual(
      gate.hours.map(({ announced }) => announced),
    );
    const turns = await rowsOf('turn-times');
    expect(turns).toHaveLength(gate.turns.trucks);
    const sorted = turns.map(({ turn_min: minutes }) => Number(minutes)).sort((a, b) => a - b);
    expect(sorted[Math.ceil(sorted.length / 2) - 1]).toBeCloseTo(gate.turns.median ?? -1, 6);
  });

  it('hold the exceptions, and an interchange that was refused', async () => {
    const exceptions = await json<ExceptionView[]>('/api/v1/exceptions');
    expect(exceptions.map(({ kind }) => kind)).toContain('message-refused');
    expect((await rowsOf('exceptions')).map(({ exception }) => exception)).toEqual(exceptions.map(({ id }) => id));
    expect((await rowsOf('messages-in')).map(({ state }) => state)).toEqual(['refused']);
  });

  it('hold what was sent, each with its type and time', async () => {
    const sent = await rowsOf('messages-out');
    expect(sent.map(({ type }) => type)).toContain('CODECO');
    expect(sent.every(({ at }) => at instanceof Date)).toBe(true);
  });
});
