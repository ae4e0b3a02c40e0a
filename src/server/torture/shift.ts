// The traffic of one tortured shift, as messages: two vessels with bay plans and load lists, and trucks that bring and fetch. Small, so
// that thousands of shifts can be run, but with all that makes work: restows, hatch covers, 20' pairs, reefers, dangerous goods. Pure:
// the same seed gives the same shift.
import type { Envelope } from '../../edi/messages.ts';
import { writeBaplie } from '../../edi/writing/write-baplie.ts';
import { writeCopino, writeCoprar } from '../../edi/writing/write-lists.ts';
import { makeContainer, numberSource, type NumberSource } from '../../demand/boxes.ts';
import type { Storage } from '../../demand/distributions.ts';
import type { Bayplan, CallList, TruckAnnouncement, VoyageRef } from '../../edi/messages.ts';
import { Random, seedFor } from '../../kit/random.ts';
import type { StockBox } from '../../operation/yard/stock.ts';
import { callIdOf } from '../../operation/inbox/plan.ts';
import type { Container, LengthFeet, VesselSlot } from '../../terminal/container.ts';

/** Every shift begins on a Monday at 6 h UTC and lasts eight hours, ms. */
export const BEGIN = Date.UTC(2026, 0, 5, 6);
export const SHIFT_MS = 8 * 3_600_000;
/** UN/LOCODE of the terminal four-blocks, and of the port that vessels go on to (user-assigned, nobody's). */
export const HERE = 'ZZFOU';
export const NEXT = 'ZZNXT';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Bays (40' positions) and rows of each vessel, tiers in the hold and on deck (designed: small enough for the quay). */
const BAYS = [2, 6, 10];
const ROWS = 4;
const HOLD_TIERS = [2, 4];
const DECK_TIERS = [82, 84];

/** A message that a partner sends. */
export interface Sending {
  /** Unique for the partner's message; the same again is the same message. */
  key: string;
  /** When it is sent first, ms UTC. */
  at: number;
  text: string;
}

/** What a shift consists of. */
export interface Shift {
  stock: StockBox[];
  sendings: Sending[];
  /** Boxes that leave by truck; customs may put them on hold, as they may the loads of the plans. */
  imports: Container[];
  /** Bay plans and lists as they were meant, for those who send them again with changes. */
  plans: { plan: Bayplan; list: CallList; knownAt: number }[];
  trucks: { truck: TruckAnnouncement; sentAt: number }[];
}

interface Work {
  random: Random;
  numbers: NumberSource;
}

/** The shift of a seed. */
export function shiftOf(seed: number): Shift {
  const random = new Random(seedFor(seed, 'shift'));
  const work = { random, numbers: numberSource(new Random(seedFor(seed, 'numbers'))) };
  const plans = [
    planned(work, 'ALPHA', BEGIN + (10 + random.int(40)) * MINUTE, BEGIN),
    planned(work, 'BRAVO', BEGIN + (200 + random.int(60)) * MINUTE, BEGIN + random.int(90) * MINUTE),
  ];
  const stock: StockBox[] = [];
  const trucks: Shift['trucks'] = [];
  for (const [n, { plan, list }] of plans.entries())
    for (const { container } of list.entries) {
      // Half of the second vessel's loads come by truck while the first one is worked.
      if (n === 0 || random.next() < 0.5) stock.push({ container, outbound: callIdOf(plan.voyage) });
      else trucks.push(truckOf(work, trucks.length, 15 + random.int(120), [container], []));
    }
  const imports = importsOf(plans[0]?.plan.entries ?? [], random);
  for (const { container } of imports.fromVessel)
    trucks.push(truckOf(work, trucks.length, 200 + random.int(200), [], [container]));
  const waiting = Array.from({ length: 10 + random.int(8) }, () => box(work, HERE, drawLength(random)));
  for (const container of waiting) {
    stock.push({ container, outbound: 'truck' });
    trucks.push(truckOf(work, trucks.length, 10 + random.int(380), [], [container]));
  }
  const held = [...imports.fromVessel.map((e) => e.container), ...waiting];
  return { stock, trucks, plans, imports: held, sendings: sendingsOf(plans, trucks) };
}

function drawLength(random: Random): LengthFeet {
  return random.next() < 0.35 ? 20 : 40;
}

/** A box of any kind, bound for a port. Shares as a small terminal may see them (designed). */
function box({ random, numbers }: Work, port: string, lengthFeet: LengthFeet, plain = false): Container {
  const kinds: Storage[] = ['standard', 'reefer', 'dangerous', 'empty'];
  const storage = plain ? 'standard' : (kinds[random.weighted([80, 7, 5, 8])] as Storage);
  const routing = {
    operator: 'TST',
    portOfLoading: port === HERE ? 'ZZBEF' : HERE,
    portOfDischarge: port,
    finalPort: port,
  };
  return makeContainer(random, numbers(), { lengthFeet, storage, grossKg: 6000 + random.int(20_000), routing });
}

function planned(work: Work, vesselName: string, eta: number, knownAt: number): Shift['plans'][number] {
  const { random } = work;
  const voyage: VoyageRef = {
    vesselName,
    callSign: `C${vesselName}`,
    imo: '',
    voyage: '1E',
    carrier: 'TST',
    eta,
    etd: null,
  };
  const entries = stowed(work);
  const plan: Bayplan = {
    ...{
      type: 'BAPLIE',
      reference: `B-${vesselName}`,
      voyage,
      departurePort: 'ZZBEF',
      nextPort: NEXT,
      entries,
      setAside: [],
    },
  };
  const loads = 12 + random.int(10);
  const list: CallList = {
    ...{ type: 'COPRAR', reference: `L-${vesselName}`, function: 'load', voyage, port: HERE, setAside: [] },
    entries: Array.from({ length: loads }, () => ({
      container: box(work, NEXT, 40),
      slot: null,
      booking: `K${vesselName}`,
    })),
  };
  return { plan, list, knownAt };
}

/** A vessel's stow: stacks from the bottom, pairs of 20' only under 40', what stays aboard also over what comes off. */
function stowed(work: Work): Bayplan['entries'] {
  const entries: Bayplan['entries'] = [];
  const { random } = work;
  for (const bay of BAYS)
    for (let row = 0; row < ROWS; row++)
      for (const tiers of [HOLD_TIERS, DECK_TIERS]) {
        const height = random.weighted([1, 2, 3]);
        let pairs = random.next() < 0.3;
        for (const tier of tiers.slice(0, height)) {
          const port = random.next() < 0.72 ? HERE : NEXT;
          const put = (slot: VesselSlot, length: LengthFeet): void =>
            void entries.push({ slot, container: box(work, port, length, tiers === HOLD_TIERS) });
          if (pairs) for (const half of [bay - 1, bay + 1]) put({ bay: half, row, tier }, 20);
          else put({ bay, row, tier }, 40);
          pairs &&= random.next() < 0.5;
        }
      }
  return entries;
}

function importsOf(entries: Bayplan['entries'], random: Random): { fromVessel: Bayplan['entries'] } {
  return { fromVessel: entries.filter((e) => e.container.portOfDischarge === HERE && random.next() < 0.35) };
}

function truckOf(
  { random }: Work,
  number: number,
  minutes: number,
  deliver: Container[],
  collect: Container[],
): Shift['trucks'][number] {
  const expected = BEGIN + minutes * MINUTE;
  const entries = [
    ...deliver.map((container) => ({ movement: 'deliver' as const, container, booking: 'KD' })),
    ...collect.map((container) => ({ movement: 'collect' as const, container, booking: 'KC' })),
  ];
  const plate = `HW${String(number + 1).padStart(3, '0')}`;
  const truck: TruckAnnouncement = {
    ...{ type: 'COPINO', reference: `T-${plate}`, truck: plate, haulier: 'HAULAGE', expected, entries, setAside: [] },
  };
  return { truck, sentAt: Math.max(BEGIN, expected - (30 + random.int(90)) * MINUTE) };
}

function sendingsOf(plans: Shift['plans'], trucks: Shift['trucks']): Sending[] {
  const sendings = plans.flatMap(({ plan, list, knownAt }): Sending[] => [
    { key: plan.reference, at: knownAt, text: writeBaplie(plan, envelopeOf(plan.reference, knownAt)) },
    { key: list.reference, at: knownAt, text: writeCoprar(list, envelopeOf(list.reference, knownAt)) },
  ]);
  for (const { truck, sentAt } of trucks)
    sendings.push({
      key: truck.reference,
      at: sentAt,
      text: writeCopino([truck], envelopeOf(truck.reference, sentAt)),
    });
  return sendings.sort((a, b) => a.at - b.at || (a.key < b.key ? -1 : 1));
}

/** An interchange from the line or haulier; `reference` is its control reference. */
export function envelopeOf(reference: string, preparedAt: number): Envelope {
  return { sender: 'TSTLINE', recipient: 'FOUR', reference, preparedAt };
}

/** Length of a shift's hours, ms. */
export const hours = (n: number): number => n * HOUR;
