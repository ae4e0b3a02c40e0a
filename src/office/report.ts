// The report of a run: from plain figures to the JSON that is written, and to a text for people. Definitions beside the fields.
import { CRANE_CAUSES, noCauses, sumOfCauses, type CauseTimes, type CraneCause } from './crane-time.ts';
import { energyReport, type EnergyFigures, type EnergyReport } from './energy.ts';
import { mean, percentile } from './statistics.ts';

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

/** Causes that count as waiting: for a vehicle and for the yard; the platform's starving or blocking is put to these. */
export const WAIT_CAUSES: readonly CraneCause[] = ['waitingVehicle', 'waitingYard'];

const CAUSE_WORDS: Record<CraneCause, string> = {
  working: 'working',
  waitingVehicle: 'waiting for a vehicle',
  waitingYard: 'waiting for the yard',
  waitingPlatform: 'waiting for its platform',
  blockedByCrane: 'blocked by another crane',
  movingBays: 'moving between bays',
  fault: 'out of order',
  weather: 'stopped by wind',
  plan: 'nothing planned to do',
  other: 'other',
};

/** Figures of one vessel call. Times in ms UTC. */
export interface CallFigures {
  call: string;
  vessel: string;
  /** When she was expected before anybody asked her to come later. */
  announced: number;
  /** When she had come to the roads. */
  atRoads: number | null;
  /** First line ashore. */
  arrival: number | null;
  /** Last line let go; null while she is here. */
  departure: number | null;
  /** Containers. */
  discharged: number;
  loaded: number;
  /** Containers of her lists that could not be worked, with their reason in the journal. */
  setAside: number;
  /** Containers put ashore and back aboard, or moved aboard. */
  restows: number;
  /** Lifts over the quay's edge or aboard: a twin lift is one, a hatch cover none. */
  craneMoves: number;
  /** Time that cranes were allocated to her, summed over cranes, nothing deducted. */
  craneMs: number;
  /** Fuel and CO2 that she saved by coming when she was asked to, t. */
  fuelSaved: number;
  co2Saved: number;
}

/** Figures of one crane: its time measured by starts and stops, and, apart from that, by causes. */
export interface CraneFigures {
  /** Null for a crane that never started. */
  firstStart: number | null;
  /** Last stop, or the end of the run for a crane still at work. */
  lastStop: number | null;
  /** Periods between a stop and the next start, summed. */
  offMs: number;
  causes: CauseTimes;
}

/** The yard of a run, in containers and lifts. */
export interface YardFigures {
  /** Containers at the start, put in, taken out, and at the end. */
  start: number;
  in: number;
  out: number;
  end: number;
  /** Lifts that brought no container in or out: those dug out, and those that were brought nearer to where they are wanted. */
  rehandles: number;
  /** Containers lifted off others that were wanted, and of these those for which a vehicle, a truck or a quay crane waited. */
  dugOut: number;
  dugOutLate: number;
  /** Pairs of equal loads that took each other's turn. */
  exchanged: number;
  /** Plans for the two cranes of a block, and how many of them began with another job than the one before though no fact had changed. */
  blockPlans: number;
  blockPlansChanged: number;
}

/** The work of the reefer crew. */
export interface ReeferFigures {
  /** Reefers plugged in, the minutes for which they had been off power in all, and how many of them for longer than they should be. */
  plugged: number;
  minutes: number;
  late: number;
  /** Alarms that were raised. */
  alarms: number;
}

/** Everything that a report is made of. */
export interface ReportInput {
  terminal: string;
  seed: number;
  /** Start and end of the run in terminal time, ms. */
  from: number;
  to: number;
  cpuSeconds: number;
  /** 10^6 bytes. */
  peakMemoryMB: number;
  calls: readonly CallFigures[];
  cranes: readonly CraneFigures[];
  /** Terminal vehicles; times and distances summed over vehicles. */
  vehicles: { count: number; waitingMs: number; totalMs: number; metres: number };
  yard: YardFigures;
  /** Gate-in to gate-out of each truck that left, ms. */
  truckTurnsMs: readonly number[];
  reefers: ReeferFigures;
  energy: EnergyFigures;
  invariants: { checked: number; violations: number };
  deadlocks: number;
  stateHash: string;
  /** EDI messages written. */
  ediWritten: number;
}

/** One call in the report. */
export interface CallReport {
  call: string;
  vessel: string;
  /** ISO 8601, UTC; null when it has not happened. */
  announced: string | null;
  atRoads: string | null;
  arrival: string | null;
  departure: string | null;
  discharged: number;
  loaded: number;
  setAside: number;
  restows: number;
  craneMoves: number;
  /** Containers discharged, loaded and restowed by allocated crane hour; null without crane time. */
  grossCraneRate: number | null;
  /** t. */
  fuelSaved: number;
  co2Saved: number;
}

/** The report as written. */
export interface RunReport {
  terminal: string;
  seed: number;
  simulatedHours: number;
  cpuSeconds: number;
  peakMemoryMB: number;
  calls: CallReport[];
  crane: {
    hours: number;
    /** Seconds by cause, all cranes. */
    causes: Record<CraneCause, number>;
    /** Seconds of the cranes' time that no cause explains; 0 when the accounts are right. */
    residualSeconds: number;
    /** Share of the cranes' time in WAIT_CAUSES; null without crane time. */
    waitShare: number | null;
  };
  /** waitShare: vehicles' time waiting for a crane, a block or each other, of their whole time. */
  agv: { count: number; waitShare: number | null; km: number };
  yard: YardFigures;
  /** p95 by nearest rank; null without trucks. */
  truck: { count: number; meanTurnMinutes: number | null; p95TurnMinutes: number | null };
  /** meanMinutes: off power until they were plugged in; null where none was. */
  reefers: { plugged: number; meanMinutes: number | null; late: number; alarms: number };
  energy: EnergyReport;
  invariants: { checked: number; violations: number };
  deadlocks: number;
  stateHash: string;
  edi: { written: number };
}

/** The report of a run. Shares are rounded to 4 decimals, rates, minutes and kilometres to 2; seconds and counts are exact. */
export function runReport(input: ReportInput): RunReport {
  return {
    terminal: input.terminal,
    seed: input.seed,
    simulatedHours: rounded((input.to - input.from) / HOUR_MS, 4),
    cpuSeconds: rounded(input.cpuSeconds, 2),
    peakMemoryMB: rounded(input.peakMemoryMB, 1),
    calls: input.calls.map(callReport),
    crane: craneReport(input.cranes),
    agv: {
      count: input.vehicles.count,
      waitShare: share(input.vehicles.waitingMs, input.vehicles.totalMs),
      km: rounded(input.vehicles.metres / 1000, 2),
    },
    yard: input.yard,
    truck: {
      count: input.truckTurnsMs.length,
      meanTurnMinutes: minutes(mean(input.truckTurnsMs)),
      p95TurnMinutes: minutes(percentile(input.truckTurnsMs, 95)),
    },
    reefers: reeferReport(input.reefers),
    energy: energyReport(input.energy),
    invariants: { checked: input.invariants.checked, violations: input.invariants.violations },
    deadlocks: input.deadlocks,
    stateHash: input.stateHash,
    edi: { written: input.ediWritten },
  };
}

function callReport(figures: CallFigures): CallReport {
  const { call, vessel, discharged, loaded, setAside, restows, craneMoves, craneMs } = figures;
  const handled = discharged + loaded + restows;
  return {
    call,
    vessel,
    announced: isoTime(figures.announced),
    atRoads: isoTime(figures.atRoads),
    arrival: isoTime(figures.arrival),
    departure: isoTime(figures.departure),
    discharged,
    loaded,
    setAside,
    restows,
    craneMoves,
    grossCraneRate: craneMs === 0 ? null : rounded(handled / (craneMs / HOUR_MS), 2),
    fuelSaved: rounded(figures.fuelSaved, 2),
    co2Saved: rounded(figures.co2Saved, 2),
  };
}

function craneReport(cranes: readonly CraneFigures[]): RunReport['crane'] {
  const causes = noCauses();
  let measured = 0;
  for (const crane of cranes) {
    for (const cause of CRANE_CAUSES) causes[cause] += crane.causes[cause];
    measured += measuredMs(crane);
  }
  let waiting = 0;
  for (const cause of WAIT_CAUSES) waiting += causes[cause];
  const residual = measured - sumOfCauses(causes);
  for (const cause of CRANE_CAUSES) causes[cause] /= 1000;
  return {
    hours: rounded(measured / HOUR_MS, 4),
    causes,
    residualSeconds: residual / 1000,
    waitShare: share(waiting, measured),
  };
}

/** A crane's time by the clock: first start to last stop less the periods off; knows nothing of causes. */
function measuredMs({ firstStart, lastStop, offMs }: CraneFigures): number {
  return firstStart === null || lastStop === null ? 0 : lastStop - firstStart - offMs;
}

function reeferReport({ plugged, minutes: off, late, alarms }: ReeferFigures): RunReport['reefers'] {
  return { plugged, meanMinutes: plugged === 0 ? null : rounded(off / plugged, 2), late, alarms };
}

function share(part: number, whole: number): number | null {
  return whole === 0 ? null : rounded(part / whole, 4);
}

function minutes(ms: number | null): number | null {
  return ms === null ? null : rounded(ms / MINUTE_MS, 2);
}

function isoTime(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}

function rounded(value: number, digits: number): number {
  const scale = 10 ** digits;
  return Math.round(value * scale) / scale;
}

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
  const head = [
    'Call',
    'Vessel',
    'Arrival',
    'Departure',
    'Disch.',
    'Loaded',
    'Restows',
    'Set aside',
    'Moves',
    'Boxes/h',
  ];
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
  const { agv, yard, truck, reefers, invariants } = report;
  return table(
    [
      ['Vehicles', `${agv.count}, ${number(agv.km, 1)} km, ${percent(agv.waitShare)} of their time waiting`],
      [
        'Yard',
        `${yard.start} + ${yard.in} in - ${yard.out} out -> ${yard.end} containers, ${yard.rehandles} rehandles ` +
          `(${yard.dugOut} dug out, ${yard.dugOutLate} of them while somebody waited), ${yard.exchanged} exchanges of equal loads`,
      ],
      [
        'Plans',
        `${yard.blockPlans} for both cranes of a block, ${yard.blockPlansChanged} changed their mind without a new fact`,
      ],
      [
        'Trucks',
        `${truck.count}, turn ${number(truck.meanTurnMinutes, 1)} min mean, ${number(truck.p95TurnMinutes, 1)} min p95`,
      ],
      [
        'Reefers',
        `${reefers.plugged} plugged in after ${number(reefers.meanMinutes, 1)} min mean, ${reefers.late} of them late, ` +
          `${reefers.alarms} alarms`,
      ],
      ...energyLines(report.energy),
      ['EDI', `${report.edi.written} messages written`],
      ['Invariants', `${invariants.checked} checked, ${invariants.violations} violated; ${report.deadlocks} deadlocks`],
      ['Computer', `${number(report.cpuSeconds, 2)} s CPU, ${number(report.peakMemoryMB, 0)} MB at most`],
      ['State', report.stateHash],
    ],
    2,
  );
}

function energyLines(energy: EnergyReport): string[][] {
  const { quayCranes, yardCranes, vehicles, electricVehicles, totalKWh, reeferKWh, chargingKWh } = energy;
  const by = ({ perUnit, usual }: EnergyReport['vehicles'], unit: string): string =>
    `${number(perUnit, 2)} kWh/${unit} (usual ${number(usual, 2)})`;
  const over = energy.quartersOverLimit === 0 ? '' : `, ${energy.quartersOverLimit} quarters over it`;
  return [
    ['Energy', `${totalKWh} kWh from the grid, of it reefers ${reeferKWh}, charging ${chargingKWh}`],
    ['', `quay cranes ${by(quayCranes, 'lift')}, yard cranes ${by(yardCranes, 'lift')}`],
    ['', `vehicles ${by(vehicles, 'km')}${electricVehicles ? '' : ', fuel'}`],
    ['', `at most ${energy.peakKW} kW in a quarter of an hour, limit ${energy.limitKW} kW${over}`],
    ['', `${energy.cost} ${energy.currency}, ${number(energy.kgCO2ePerContainer, 2)} kg CO2e by container`],
  ];
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
