// The report of a run as a text for people; the figures and their definitions are in report.ts.
import { CRANE_CAUSES, type CraneCause } from './crane-time.ts';
import type { CallReport, RunReport } from './report.ts';

const CAUSE_WORDS: Record<CraneCause, string> = {
  working: 'working',
  waitingVehicle: 'waiting for a vehicle',
  waitingYard: 'waiting for the yard',
  waitingPlatform: 'waiting for its platform',
  blockedByCrane: 'blocked by another crane',
  movingBays: 'moving between bays',
  plan: 'nothing planned to do',
  other: 'other',
};

/** A report as lines of text, at most 110 columns wide with names of usual length. */
export function formatReport(report: RunReport): string {
  return [
    `${report.terminal}: ${number(report.simulatedHours, 1)} h, seed ${report.seed}`,
    '',
    ...callLines(report.calls),
    '',
    ...craneLines(report.crane),
    '',
    ...otherLines(report),
    '',
  ].join('\n');
}

function callLines(calls: readonly CallReport[]): string[] {
  if (calls.length === 0) return ['No vessel called.'];
  const head = ['Call', 'Vessel', 'Arrival', 'Departure', 'Disch.', 'Loaded', 'Restows', 'Set aside', 'Moves', 'Boxes/h'];
  const rows = calls.map((c) => [
    c.call,
    c.vessel,
    minuteOf(c.arrival),
    minuteOf(c.departure),
    ...[c.discharged, c.loaded, c.restows, c.setAside, c.craneMoves].map(String),
    number(c.grossCraneRate, 1),
  ]);
  return table([head, ...rows], 4);
}

function craneLines(crane: RunReport['crane']): string[] {
  const total = crane.hours * 3600;
  const rows = CRANE_CAUSES.map((cause) => {
    const seconds = crane.causes[cause];
    return [`  ${CAUSE_WORDS[cause]}`, `${number(seconds / 3600, 2)} h`, percent(total === 0 ? null : seconds / total)];
  });
  rows.push(['  not explained', `${number(crane.residualSeconds, 3)} s`, '']);
  return [
    `Quay cranes: ${number(crane.hours, 2)} h, ${percent(crane.waitShare)} of it waiting for others`,
    ...table(rows, 1),
  ];
}

function otherLines(report: RunReport): string[] {
  const { agv, yard, truck, invariants } = report;
  return table(
    [
      ['Vehicles', `${agv.count}, ${number(agv.km, 1)} km, ${percent(agv.waitShare)} of their time waiting`],
      ['Yard', `${yard.start} + ${yard.in} in - ${yard.out} out -> ${yard.end} containers, ${yard.rehandles} rehandles`],
      ['Trucks', `${truck.count}, turn ${number(truck.meanTurnMinutes, 1)} min mean, ${number(truck.p95TurnMinutes, 1)} min p95`],
      ['EDI', `${report.edi.written} messages written`],
      ['Invariants', `${invariants.checked} checked, ${invariants.violations} violated; ${report.deadlocks} deadlocks`],
      ['Computer', `${number(report.cpuSeconds, 2)} s CPU, ${number(report.peakMemoryMB, 0)} MB at most`],
      ['State', report.stateHash],
    ],
    2,
  );
}

/** Rows with padded columns, two spaces between; columns from `firstRight` on are set to the right. */
function table(rows: readonly (readonly string[])[], firstRight: number): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, c) => (c < firstRight ? cell.padEnd(widths[c] ?? 0) : cell.padStart(widths[c] ?? 0)))
      .join('  ')
      .trimEnd(),
  );
}

function minuteOf(iso: string | null): string {
  return iso === null ? '-' : iso.slice(0, 16).replace('T', ' ');
}

function number(value: number | null, digits: number): string {
  return value === null ? '-' : value.toFixed(digits);
}

function percent(value: number | null): string {
  return value === null ? '-' : `${(value * 100).toFixed(1)} %`;
}
