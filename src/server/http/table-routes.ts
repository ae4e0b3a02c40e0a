// The routes of the tables to take away: which there are, and each as CSV or Parquet, sent piece by piece.
import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type, type Static } from 'typebox';
import type { TableName } from '../api/tables.ts';
import { csvPieces } from '../tables/csv.ts';
import { TABLES } from '../tables/tables.ts';
import { refuse } from './answers.ts';
import type { Route, RouteContext } from './route.ts';

const Params = Type.Object({
  file: Type.String({
    pattern: '^[a-z-]{1,40}\\.(csv|parquet)$',
    description: 'name of the table, and .csv or .parquet',
  }),
});

/** Both of them. */
export const TABLE_ROUTES: readonly Route[] = [
  {
    method: 'GET',
    path: '/api/v1/tables',
    summary: 'The tables that can be taken away',
    answer: 'Name, what it holds, its columns, and where it is as CSV and as Parquet.',
    handle: (_, __, context) =>
      Object.entries(TABLES).map(([name, { summary, make }]) => ({
        ...{ name, summary, columns: make(context).columns },
        ...{ csv: `/api/v1/tables/${name}.csv`, parquet: `/api/v1/tables/${name}.parquet` },
      })),
  },
  {
    method: 'GET',
    path: '/api/v1/tables/:file',
    summary: 'A table as CSV (RFC 4180, UTF-8, headings, times in UTC) or as Parquet',
    answer: 'The file, as things stand while it is sent.',
    params: Params,
    handle: giveTable,
  },
];

async function giveTable(request: FastifyRequest, reply: FastifyReply, context: RouteContext): Promise<unknown> {
  const { file } = request.params as Static<typeof Params>;
  const [name = '', format] = file.split('.');
  const table = Object.hasOwn(TABLES, name) ? TABLES[name as TableName].make(context) : undefined;
  if (!table) return refuse(reply, 404, 'HWS-TAB-001', `There is no table ${name}`, request.url);
  void reply.header('content-disposition', `attachment; filename="${file}"`);
  if (format === 'csv') return reply.type('text/csv; charset=utf-8').send(Readable.from(csvPieces(table)));
  const { parquetPieces } = await import('../tables/parquet.ts');
  return reply.type('application/vnd.apache.parquet').send(Readable.from(parquetPieces(table)));
}
