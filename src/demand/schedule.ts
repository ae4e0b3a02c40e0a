// Who calls when: weekly services that together bring the quay moves that a terminal handles, and their calls in a period.
// Knows classes, ports and times; nothing of boxes.
import { Random, seedFor } from '../kit/random.ts';
import type { TerminalModel } from '../terminal/model.ts';
import { windowNear } from '../terminal/pro-forma.ts';
import type { VesselClass } from './vessels.ts';
import { HOUR, MINUTE, WEEK } from './distributions.ts';

/** A line's weekly service. */
export interface Service {
  name: string;
  line: string;
  vessel: VesselClass;
  /** UN/LOCODEs of the ports before this one (the last is the previous) and after it (the first is the next). */
  before: readonly string[];
  after: readonly string[];
  /** Scheduled arrival, ms from the start of the week. */
  slot: number;
  /** Moves of a usual call. */
  moves: number;
}

/** One call of a service. */
export interface ScheduledCall {
  service: Service;
  week: number;
  vesselName: string;
  voyage: string;
  eta: number;
  etd: number;
  discharge: number;
  load: number;
}

/** Ports before and after this one, in order of calling; UN/LOCODE. */
interface Trade {
  before: readonly string[];
  after: readonly string[];
}

/** Trades that services are drawn from. */
const MAINLINE_TRADES: readonly Trade[] = [
  { before: ['CNTXG', 'CNTAO', 'CNSHA'], after: ['CNNGB', 'CNYTN', 'SGSIN', 'NLRTM', 'DEHAM', 'BEANR', 'GBFXT'] },
  { before: ['CNSHA', 'CNNGB', 'CNTAO'], after: ['USLGB', 'USOAK', 'JPYOK', 'CNYTN'] },
  { before: ['USLAX', 'USOAK', 'JPYOK'], after: ['CNTAO', 'CNSHA', 'CNNGB', 'TWKHH', 'VNSGN'] },
  { before: ['CNYTN', 'CNNGB', 'CNSHA'], after: ['USSEA', 'CAVAN', 'JPTYO'] },
  { before: ['JPYOK', 'CNTAO', 'CNSHA'], after: ['MXZLO', 'USHOU', 'USSAV', 'USNYC'] },
  { before: ['CNSHA', 'CNNGB', 'CNSHK'], after: ['SGSIN', 'MYPKL', 'INNSA', 'AEJEA'] },
];
const FEEDER_TRADES: readonly Trade[] = [
  { before: ['JPHKT', 'JPMOJ'], after: ['JPUKB', 'JPOSA', 'JPNGO'] },
  { before: ['CNTAO', 'CNDLC'], after: ['CNTXG', 'CNDLC', 'CNTAO'] },
  { before: ['JPSDJ', 'JPTYO'], after: ['JPKIJ', 'JPTMK'] },
  { before: ['VNHPH', 'CNSHK'], after: ['VNHPH', 'VNSGN', 'THLCH'] },
  { before: ['RUVVO'], after: ['RUVVO', 'JPKIJ'] },
  { before: ['PHMNL', 'TWKHH'], after: ['TWKHH', 'PHMNL', 'IDJKT'] },
];

/** Lines and vessel names, invented. */
const LINES = ['HWS', 'TST', 'DEM', 'QZX', 'XQJ', 'ZZH'] as const;
const FIRST_NAMES = [
  'AMBER',
  'BASALT',
  'CEDAR',
  'DAPPLE',
  'EMBER',
  'FLINT',
  'GARNET',
  'HAZEL',
  'INDIGO',
  'JASPER',
  'KESTREL',
];
const LAST_NAMES = ['TIDE', 'REEF', 'HORIZON', 'LANTERN', 'MERIDIAN', 'CURRENT', 'ANCHORAGE', 'SOUND', 'PROMISE'];

/** Vessels that a service has in turn. */
const SHIPS_PER_SERVICE = 6;

/** Shares of the weekly moves by size of vessel (designed; a hub with most of its moves on mainline vessels). */
const MOVE_SHARES: readonly { of: (vessel: VesselClass) => boolean; share: number }[] = [
  { of: (vessel) => vessel.moves >= 1400, share: 0.56 },
  { of: (vessel) => vessel.kind === 'mainline' && vessel.moves < 1400, share: 0.18 },
  { of: (vessel) => vessel.kind === 'feeder', share: 0.26 },
];
/** Moves per crane and hour that departure is estimated with, and moves that bring one more crane to a vessel (designed). */
const CRANE_RATE = 25;
const MOVES_PER_CRANE = 450;
/** Standard deviation of arrival against schedule, h (designed; mainline vessels come from farther). */
const ETA_SPREAD_HOURS = { mainline: 5, feeder: 2.5 } as const;

/** Draws weekly services that together bring `weeklyMoves`, with the classes that fit the terminal, spread over the week. */
export function weeklyServices(
  model: TerminalModel,
  classes: readonly VesselClass[],
  weeklyMoves: number,
  seed: number,
): Service[] {
  const random = new Random(seedFor(seed, 'services'));
  const fleet = chooseFleet(random, classes, weeklyMoves);
  const total = fleet.reduce((sum, vessel) => sum + vessel.moves, 0);
  const phase = { mainline: random.next(), feeder: random.next() };
  const count = { mainline: 0, feeder: 0 };
  const inKind = (kind: 'mainline' | 'feeder'): number => fleet.filter((vessel) => vessel.kind === kind).length;
  return fleet.map((vessel, i) => {
    const place = (count[vessel.kind]++ + phase[vessel.kind]) / inKind(vessel.kind);
    const trade = random.pick(tradesFor(vessel, model.unlocode));
    return {
      name: `${LINES[i % LINES.length] as string}${String(i + 1).padStart(2, '0')}`,
      line: LINES[i % LINES.length] as string,
      vessel,
      ...trade,
      slot: Math.round((place % 1) * WEEK),
      moves: (vessel.moves * weeklyMoves) / Math.max(1, total),
    };
  });
}

/** The trades of a kind of vessel without the port of call itself; a trade that then lacks an end is left out. */
function tradesFor(vessel: VesselClass, port: string): Trade[] {
  const elsewhere = (other: string): boolean => other !== port;
  return (vessel.kind === 'mainline' ? MAINLINE_TRADES : FEEDER_TRADES)
    .map((trade) => ({ before: trade.before.filter(elsewhere), after: trade.after.filter(elsewhere) }))
    .filter((trade) => trade.before.length > 0 && trade.after.length > 0);
}

/** Vessels of the three sizes by their shares of the moves; a size that does not fit leaves its share to the next smaller. */
function chooseFleet(random: Random, classes: readonly VesselClass[], weeklyMoves: number): VesselClass[] {
  const fleet: VesselClass[] = [];
  let owed = 0;
  for (const { of, share } of MOVE_SHARES) {
    owed += share * weeklyMoves;
    const usable = classes.filter(of);
    while (usable.length > 0) {
      const fitting = usable.filter((vessel) => vessel.moves <= 1.3 * owed);
      if (fitting.length === 0) break;
      const vessel = random.pick(fitting);
      fleet.push(vessel);
      owed -= vessel.moves;
    }
  }
  const smallest = classes.at(-1);
  if (fleet.length === 0 && smallest) fleet.push(smallest);
  return shuffled(random, fleet);
}

/** Fisher-Yates. */
function shuffled<T>(random: Random, list: readonly T[]): T[] {
  const out = [...list];
  for (let i = out.length - 1; i > 0; i--) {
    const j = random.int(i + 1);
    [out[i], out[j]] = [out[j] as T, out[i] as T];
  }
  return out;
}

/** When a service comes, ms from the start of a week: at the begin of its window where the terminal has a weekly template with one, else as drawn. */
function slotOf({ proForma = [], timeZone }: TerminalModel, { name, slot }: Service, start: number): number {
  const own = proForma.find(({ service }) => service === name);
  if (own === undefined) return slot;
  const after = windowNear(timeZone, own, start).from - start;
  return after < 0 ? after + WEEK : after;
}

/** The calls of a period in order of arrival. Moves vary by a tenth from call to call, discharge and load by a fifth. */
export function scheduleCalls(
  model: TerminalModel,
  services: readonly Service[],
  period: { start: number; end: number; seed: number },
): ScheduledCall[] {
  const random = new Random(seedFor(period.seed, 'calls'));
  const calls: ScheduledCall[] = [];
  for (let week = 0; period.start + week * WEEK < period.end; week++)
    services.forEach((service, index) => {
      const from = period.start + week * WEEK;
      const delay = ETA_SPREAD_HOURS[service.vessel.kind] * HOUR * random.normal();
      const raw = from + Math.min(WEEK - HOUR, Math.max(HOUR, slotOf(model, service, from) + delay));
      const eta = Math.round(raw / MINUTE) * MINUTE;
      const moves = Math.round(service.moves * Math.max(0.7, 1 + 0.1 * random.normal()));
      const discharge = Math.round(moves * (0.5 + 0.1 * (2 * random.next() - 1)));
      if (eta >= period.end) return;
      calls.push({
        service,
        week,
        vesselName: vesselName(index, week),
        voyage: `${String(week + 1).padStart(3, '0')}${service.name}`,
        eta,
        etd: eta + staySeconds(model, moves) * 1000,
        discharge,
        load: moves - discharge,
      });
    });
  return calls.sort((a, b) => a.eta - b.eta || (a.voyage < b.voyage ? -1 : 1));
}

/** A name that no other vessel bears; a service has six vessels in turn. */
function vesselName(service: number, week: number): string {
  const first = FIRST_NAMES[service % FIRST_NAMES.length] as string;
  const number = Math.floor(service / FIRST_NAMES.length) * SHIPS_PER_SERVICE + (week % SHIPS_PER_SERVICE);
  const round = Math.floor(number / LAST_NAMES.length);
  return `${first} ${LAST_NAMES[number % LAST_NAMES.length] as string}${round > 0 ? ` ${round + 1}` : ''}`;
}

/** Estimated stay at the berth, s, on a full minute: berthing, handling at 25 moves per crane and hour, unberthing. */
export function staySeconds(model: TerminalModel, moves: number): number {
  const most = Math.min(model.quay.maxCranesPerVessel, model.quayCranes.length);
  const cranes = Math.min(most, 1 + Math.floor(moves / MOVES_PER_CRANE));
  const handling = (3600 * moves) / (cranes * CRANE_RATE);
  return Math.ceil((model.quay.berthingSeconds + handling + model.quay.unberthingSeconds) / 60) * 60;
}
