// The routes of the shift report: which shifts there are, and the report of one as PDF.
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type, type Static } from 'typebox';
import { recentShifts } from '../../office/shift-report/shift-times.ts';
import { REPORT_LANGUAGES } from '../../office/shift-report/words/words.ts';
import { InputError } from '../../terminal/diagnostic.ts';
import type { WorkShift } from '../api/shift-report.ts';
import type { LiveTerminal } from '../live/live-terminal.ts';
import { refuse } from './answers.ts';
import type { Route, RouteContext } from './route.ts';

/** Shifts that are listed, with the one that goes on: those of two days and more. */
const MOST_SHIFTS = 8;
const HOUR_MS = 3_600_000;
/** Longest time of a report: so far back the waits of cranes are known. */
const MOST_MS = 24 * HOUR_MS;
/** A report begins at a half hour: figures are summed by quarters of an hour, waits by ten minutes. */
const STEP_MS = HOUR_MS / 2;
/** Seconds after which a report may be asked for again when too many are. */
const RETRY_AFTER_S = 10;
/** What was asked for is not recorded, or cannot be gone to. */
const NOT_THERE: ReadonlySet<string> = new Set(['HWS-RUN-050', 'HWS-RUN-052']);

const Time = Type.String({ pattern: '^\\d{1,15}$', description: 'ms UTC' });
const Query = Type.Object({
  from: Type.Optional(Time),
  to: Type.Optional(Time),
  language: Type.Optional(Type.Union(REPORT_LANGUAGES.map((language) => Type.Literal(language)))),
});

/** Both of them. */
export const SHIFT_REPORT_ROUTES: readonly Route[] = [
  {
    method: 'GET',
    path: '/api/v1/shifts',
    summary: 'The shifts of which a report can be made',
    answer: 'A list, newest first: name in the terminal file, begin, end, and whether it is over.',
    handle: (_, __, { live }): WorkShift[] => shiftsOf(live),
  },
  {
    method: 'GET',
    path: '/api/v1/shift-report.pdf',
    summary: 'A shift report as PDF',
    answer:
      'The report of the last whole shift, or of from to to (ms UTC, taken down to half hours; at most 24 h), in English, Vietnamese or Korean: figures against targets, vessels, cranes with what they waited for, yard, gate, machines, exceptions, what people did, messages.',
    querystring: Query,
    handle: giveReport,
  },
];

function shiftsOf(live: LiveTerminal): WorkShift[] {
  const since = live.history.from(live.config.start, live.now);
  return recentShifts(live.model, since, live.now, MOST_SHIFTS);
}

async function giveReport(
  request: FastifyRequest,
  reply: FastifyReply,
  { live, reports }: RouteContext,
): Promise<unknown> {
  const { language = 'en', ...asked } = request.query as Static<typeof Query>;
  const shift = shiftOf(live, asked);
  if (!shift) {
    const message = 'A report needs a time that ends after it begins, of 24 hours at most';
    return refuse(reply, 400, 'HWS-TAB-003', message, request.url);
  }
  if (reports.full) {
    void reply.header('retry-after', RETRY_AFTER_S);
    return refuse(reply, 503, 'HWS-TAB-004', 'Other shift reports are being made', request.url);
  }
  const { name, from, to } = shift;
  try {
    const pdf = await reports.make({ name, from, to, language, printedAt: live.now });
    const file = `shift-report-${live.model.code}-${new Date(from).toISOString().slice(0, 16).replace(/[-:]/g, '')}Z-${language}.pdf`;
    void reply.header('content-disposition', `inline; filename="${file}"`);
    return await reply.type('application/pdf').send(Buffer.from(pdf));
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    const { code, message, where } = error.diagnostic;
    return refuse(reply, NOT_THERE.has(code) ? 404 : 500, code, message, where);
  }
}

/** What a report is asked of; the last whole shift where nothing is said, or else the one that goes on. Null for no time. */
function shiftOf(
  live: LiveTerminal,
  { from, to }: { from?: string; to?: string },
): Pick<WorkShift, 'name' | 'from' | 'to'> | null {
  const shifts = shiftsOf(live);
  if (from === undefined && to === undefined) return shifts.find(({ over }) => over) ?? shifts[0] ?? null;
  const end = to === undefined ? live.now : Number(to);
  const begin = from === undefined ? end - 8 * HOUR_MS : Number(from);
  const known = shifts.find((shift) => shift.from === begin && (shift.to === end || !shift.over));
  const half = Math.floor(begin / STEP_MS) * STEP_MS;
  if (end <= begin || end - half > MOST_MS) return null;
  return { name: known?.name ?? '', from: half, to: end };
}
