// What a run leaves: the report with its inputs, the containers that were set aside, and the text for people.
import { formatReport, runReport, type RunReport } from '../../office/report.ts';
import { gatherReport } from '../../server/run/run-report.ts';
import type { TerminalRun } from '../../server/run/terminal-run.ts';
import type { Container } from '../../terminal/container.ts';
import { columns } from '../streams.ts';
import type { Standing } from '../progress.ts';
import type { RunEnd } from './full-speed.ts';
import type { InputFile, RunInputs } from './inputs.ts';

/** The report of a run from the command line. */
export interface CommandReport extends RunReport {
  port: string;
  ended: RunEnd;
  files: InputFile[];
}

/** A container that could not be worked. */
export interface SetAsideLine {
  /** Container number, or the cell as the file has it. */
  what: string;
  /** Call that it belongs to; null for none. */
  call: string | null;
  code: string;
  reason: string;
}

/** The report, with the state's hash taken now. */
export function reportOf(run: TerminalRun, inputs: RunInputs, seed: number, ended: RunEnd): CommandReport {
  const { user, system } = process.cpuUsage();
  const figures = {
    seed,
    cpuSeconds: (user + system) / 1e6,
    // maxRSS is in units of 1024 bytes; the report counts 10^6.
    peakMemoryMB: (process.resourceUsage().maxRSS * 1024) / 1e6,
  };
  return { ...runReport(gatherReport(run, figures)), port: inputs.port, ended, files: inputs.files };
}

/** Everything that was set aside: what the ledger has, and stock for which the yard had no slot. */
export function setAsideLines(run: TerminalRun, unstocked: readonly Container[]): SetAsideLine[] {
  return [
    ...run.ledger.state.setAside.map(({ what, call, code, reason }) => ({ what, call, code, reason })),
    ...unstocked.map(({ id }) => ({
      ...{ what: id, call: null, code: 'HWS-CLI-017' },
      reason: 'the yard had no slot for it at the start',
    })),
  ];
}

/** The text of a run: its figures, its inputs, and what was set aside by code. */
export function textReport(report: CommandReport, setAside: readonly SetAsideLine[]): string {
  const inputs = report.files.length > 12 ? [] : report.files;
  const rows = inputs.map((f) => [
    f.file,
    Object.keys(f.messages).join(' '),
    `${f.forPort} of ${f.containers} for ${f.port}`,
  ]);
  return [
    formatReport(report),
    ENDS[report.ended] + leftText(report),
    ...(rows.length === 0 ? [`Inputs: ${report.files.length} files`] : ['Inputs', indented(columns(rows))]),
    ...setAsideText(setAside),
    '',
  ].join('\n');
}

const ENDS: Readonly<Record<RunEnd, string>> = {
  finished: 'Every call has sailed and every truck is gone.',
  hours: 'The run ended at its time limit; calls or trucks may be left.',
  stalled: 'The run stalled: calls or trucks are left, but nothing has happened or was due for two days.',
  interrupted: 'The run was interrupted; the figures are those up to that moment.',
};

/** Calls that have not sailed, by name; a few are enough to see what kept them. */
function leftText({ calls }: CommandReport): string {
  const left = calls.filter(({ departure }) => departure === null).map(({ call }) => call);
  const more = left.length > 5 ? ` and ${left.length - 5} more` : '';
  return left.length === 0 ? '' : ` Not sailed: ${left.slice(0, 5).join(', ')}${more}.`;
}

function setAsideText(lines: readonly SetAsideLine[]): string[] {
  if (lines.length === 0) return ['Set aside: none'];
  const first = new Map<string, { count: number; line: SetAsideLine }>();
  for (const line of lines) {
    const group = first.get(line.code);
    if (group) group.count++;
    else first.set(line.code, { count: 1, line });
  }
  const rows = [...first].map(([code, { count, line }]) => [String(count), code, `${line.what}: ${line.reason}`]);
  return [`Set aside: ${lines.length} containers, by code with the first of each`, indented(columns(rows))];
}

function indented(text: string): string {
  return text.trimEnd().replace(/^/gm, '  ');
}

/** Where a run stands. `expected` is how many quay moves its messages ask for; restows and later lists come on top. */
export function standingOf(run: TerminalRun, expected: number): Standing {
  const { state } = run.operation.desk;
  const calls = [...run.ledger.state.calls.values()];
  let [sailed, moves, listed, craneMs] = [0, 0, 0, 0];
  for (const call of calls) {
    if (call.state === 'sailed') sailed++;
    moves += call.done.discharge + call.done.load + call.done.restow;
    listed += call.listed.discharge + call.listed.load + call.listed.restow;
    const work = state.calls.get(call.call);
    craneMs += work?.craneMs ?? 0;
    for (const crane of work?.cranes ?? []) craneMs += run.now - (state.cranes[crane]?.began ?? run.now);
  }
  const craneRate = craneMs > 0 ? moves / (craneMs / 3_600_000) : null;
  return { now: run.now, calls: calls.length, sailed, moves, total: Math.max(expected, listed), craneRate };
}
