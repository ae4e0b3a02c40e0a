// Waiting, figures and tables over the program interface of a small live terminal that has worked for some hours.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parquetReadObjects } from 'hyparquet';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CallView, CraneWaiting, FiguresView, Hello, WaitingView } from '../api.ts';
import { serveSmall } from '../serve.fixture.ts';
import type { Serving } from '../serve.ts';

/** Hours after which the demand with seed 1 has had a vessel at the quay. */
const WARM_UP_HOURS = 10;
/** Boxes that may be within cranes, or counted as restows, at a moment. */
const ON_THE_WAY = 20;

let folder: string;
let server: Serving;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hawser-waiting-'));
  server = await serveSmall(folder, { speed: 0, warmUpHours: WARM_UP_HOURS, demandScale: 0.1 });
}, 120_000);
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true });
});

const get = (path: string): Promise<Response> => fetch(`${server.url}${path}`);
const json = async <T>(path: string): Promise<T> => (await (await get(path)).json()) as T;
const sum = (times: object): number => (Object.values(times) as number[]).reduce((a, b) => a + b, 0);

interface TableEntry {
  name: string;
  columns: { name: string }[];
  csv: string;
  parquet: string;
}

describe('the waiting of the cranes', () => {
  it('is told by root, crane, call and slice, and comes to the cranes’ hours of the figures', async () => {
    const view = await json<WaitingView>('/api/v1/waiting');
    expect(sum(view.total)).toBeGreaterThan(0);
    expect(sum(Object.fromEntries(view.cranes.map(({ crane, total }) => [crane, sum(total)])))).toBe(sum(view.total));
    const { kpi } = await json<Hello>('/api/hello');
    expect(sum(view.total) / 3_600_000).toBeCloseTo(kpi.craneHours, 1);
  });

  it('is told of one crane with the chain of each wait, within the time that is asked for', async () => {
    const view = await json<WaitingView>('/api/v1/waiting');
    const busy = view.cranes.toSorted((a, b) => sum(b.total) - sum(a.total))[0]!;
    const day = await json<CraneWaiting>(`/api/v1/cranes/${busy.crane}/waiting`);
    const wait = day.spans.find(({ root }) => root !== 'moving')!;
    expect(wait.chain[0]).toMatchObject({ who: { kind: 'machine', id: busy.crane } });
    const within = await json<CraneWaiting>(
      `/api/v1/cranes/${busy.crane}/waiting?from=${wait.from}&to=${wait.from + 1}`,
    );
    expect(within.spans.map(({ from }) => from)).toEqual([wait.from]);
    expect(within.duty).toHaveLength(1);
  });

  it.each([
    ['a crane that there is not', '/api/v1/cranes/QC99/waiting', 404, 'HWS-TAB-002'],
    ['a time that is none', '/api/v1/cranes/QC01/waiting?from=yesterday', 400, 'HWS-RUN-031'],
    ['a table that there is not', '/api/v1/tables/secrets.csv', 404, 'HWS-TAB-001'],
    ['a format that there is not', '/api/v1/tables/calls.xlsx', 400, 'HWS-RUN-031'],
  ])('is refused for %s with its code', async (_, path, status, code) => {
    const answer = await get(path);
    expect([answer.status, ((await answer.json()) as { error: { code: string } }).error.code]).toEqual([status, code]);
  });
});

describe('the figures', () => {
  it('have a history of quarters and hours that add up to the day', async () => {
    const { figures, quarters, hours, cranes, calls } = await json<FiguresView>('/api/v1/figures');
    const moves = figures.find(({ id }) => id === 'craneMoves')!;
    expect(quarters.at).toHaveLength(WARM_UP_HOURS * 4);
    const all = (values: (number | null)[] = []): number => values.reduce<number>((a, b) => a + (b ?? 0), 0);
    expect(all(hours.values.craneMoves)).toBe(moves.day);
    expect(all(quarters.values.craneMoves)).toBe(moves.day);
    expect(moves.day).toBeGreaterThan(0);
    // A crane counts a box when its main trolley sets it down, the terminal when the crane's part has ended: some are on the way.
    const off = cranes.reduce((n, crane) => n + crane.moves, 0) - (moves.day as number);
    expect(Math.abs(off)).toBeLessThanOrEqual(ON_THE_WAY);
    const byCall = calls.reduce((n, call) => n + call.moves, 0) - (moves.day as number);
    expect(Math.abs(byCall)).toBeLessThanOrEqual(ON_THE_WAY);
  });

  it('say of each with a target whether today meets it', async () => {
    const { figures } = await json<FiguresView>('/api/v1/figures');
    const rate = figures.find(({ id }) => id === 'craneRate')!;
    expect(rate.target).toMatchObject({ value: 35, kind: 'least' });
    expect(rate.met).toBe((rate.today as number) >= 35);
    expect(figures.find(({ id }) => id === 'craneMoves')).toMatchObject({ target: null, met: null });
  });
});

describe('the tables', () => {
  it('are listed with their columns, and each is the same as CSV and as Parquet', async () => {
    const tables = await json<TableEntry[]>('/api/v1/tables');
    expect(tables.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['containers', 'moves', 'calls', 'machines', 'trucks', 'waiting', 'figures']),
    );
    for (const { name, columns, csv, parquet } of tables) {
      const text = await get(csv);
      expect(text.headers.get('content-type'), name).toBe('text/csv; charset=utf-8');
      const lines = (await text.text()).trimEnd().split('\r\n');
      expect(lines[0], name).toBe(columns.map((column) => column.name).join(','));
      const rows = await parquetReadObjects({ file: await (await get(parquet)).arrayBuffer() });
      expect(rows, name).toHaveLength(lines.length - 1);
      if (rows.length > 0) expect(Object.keys(rows[0] as object)).toEqual(columns.map((column) => column.name));
    }
  });

  it('hold what the terminal knows: its containers, its calls, and every set-down of the record', async () => {
    const read = async (name: string): Promise<Record<string, unknown>[]> =>
      parquetReadObjects({ file: await (await get(`/api/v1/tables/${name}.parquet`)).arrayBuffer() });
    const { boxes, calls } = await json<Hello>('/api/hello');
    const containers = await read('containers');
    const yard = boxes.filter(({ on }) => on === 'yard').map(({ id }) => id);
    expect(containers.filter(({ place }) => place === 'yard').map(({ container }) => container)).toEqual(
      expect.arrayContaining(yard),
    );
    expect((await read('calls')).map(({ call }) => call)).toEqual(calls.map(({ id }: CallView) => id));
    const moves = await read('moves');
    const discharged = calls.reduce((n, call) => n + call.discharged, 0);
    expect(moves.filter(({ event, place }) => event === 'picked' && place === 'vessel').length).toBeGreaterThanOrEqual(
      discharged,
    );
  });
});
