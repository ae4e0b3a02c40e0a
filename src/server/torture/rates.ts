// What a seed draws: how often everything goes wrong in its shift. Not the same rates for all seeds: each fault is left out by some
// seeds and is frequent with others, so that seeds find what a mean of everything would hide.
import { Random, seedFor } from '../../kit/random.ts';
import { FAULT_KINDS, type FaultKind } from '../../terminal/failing.ts';
import type { DiskFaults } from './sim-disk.ts';

/** How often, and how badly, everything goes wrong in one shift. Shares lie between 0 and 1; "PerHour" counts terminal time. */
export interface Rates {
  /** The process is killed; the power goes. */
  killsPerHour: number;
  powerCutsPerHour: number;
  /** Share of passes of each labelled moment at which the process ends there. */
  endsAtMoment: number;
  /** Mean time until it is started again, s. */
  downSeconds: number;
  snapshotMinutes: number;
  disk: DiskFaults;
  /** Bits that flip and sectors overwritten in old frames, and snapshots damaged. */
  bitFlipsPerHour: number;
  misdirectsPerHour: number;
  snapshotsDamaged: number;
  /** The disk is full for a while. */
  fullPerHour: number;
  fullMinutes: number;
  mail: MailRates;
  wires: WireRates;
  content: ContentRates;
  holdsPerHour: number;
  machineFaultsPerHour: number;
  machineFaultMinutes: number;
  faultKinds: FaultKind[];
  /** Spells in which a machine tells what is not so. */
  liesPerHour: number;
  /** Blocks whose reefers lose their power or stray for a while. */
  reeferAlarmsPerHour: number;
  /** Machines that people stop or take out of work for a while, or send to charge. */
  handsPerHour: number;
}

/** What becomes of envelopes between control and machines. */
export interface WireRates {
  loss: number;
  doubles: number;
  delaySeconds: number;
  /** Cuts of one line, and of all at once. */
  cutsPerHour: number;
  cutMinutes: number;
}

/** What becomes of a message on its way. */
export interface MailRates {
  loss: number;
  duplicates: number;
  delayMinutes: number;
  partitionsPerHour: number;
  partitionMinutes: number;
}

/** Shares of messages that are also sent in another way. */
export interface ContentRates {
  /** The same interchange in another file; the same content under another reference. */
  repeats: number;
  copies: number;
  /** A copy that was damaged on its way. */
  garbled: number;
  /** Something that contradicts what is known: another weight, a box that is here already, a truck for a box that another fetches. */
  contradictions: number;
  /** Of those sent besides what was meant: on which the terminal fails each time it works them. */
  poison: number;
  /** Sent so much later than it should be, at most, minutes. */
  lateMinutes: number;
}

/** Share of the faults that a seed leaves out altogether. */
const LEFT_OUT = 0.4;

/** Draws the rates of a seed. */
export function ratesOf(seed: number): Rates {
  const random = new Random(seedFor(seed, 'rates'));
  /** 0, or a value between two bounds whose logarithm is evenly spread. */
  const some = (low: number, high: number): number => {
    const value = Math.exp(Math.log(low) + random.next() * Math.log(high / low));
    return random.next() < LEFT_OUT ? 0 : value;
  };
  const kinds = FAULT_KINDS.filter(() => random.next() < 0.6);
  const rates: Rates = {
    killsPerHour: some(0.1, 2),
    powerCutsPerHour: some(0.1, 1.5),
    endsAtMoment: some(0.0001, 0.001),
    downSeconds: Math.exp(random.next() * Math.log(600)),
    snapshotMinutes: 5 + random.int(40),
    disk: {
      lost: random.next(),
      torn: random.next(),
      syncFails: some(0.0001, 0.002),
      stalls: some(0.001, 0.02),
      stallMs: 1000 + random.int(30_000),
    },
    bitFlipsPerHour: some(0.05, 0.5),
    misdirectsPerHour: some(0.02, 0.3),
    snapshotsDamaged: some(0.02, 0.5),
    fullPerHour: some(0.1, 0.5),
    fullMinutes: 1 + random.int(20),
    mail: {
      loss: some(0.01, 0.4),
      duplicates: some(0.01, 0.4),
      delayMinutes: some(0.1, 15),
      partitionsPerHour: some(0.1, 1),
      partitionMinutes: 1 + random.int(20),
    },
    wires: {
      loss: some(0.01, 0.3),
      doubles: some(0.01, 0.3),
      delaySeconds: some(0.1, 5),
      cutsPerHour: some(0.2, 4),
      cutMinutes: 1 + random.int(15),
    },
    content: {
      repeats: some(0.02, 0.4),
      copies: some(0.02, 0.3),
      garbled: some(0.02, 0.5),
      contradictions: some(0.02, 0.3),
      poison: 0,
      lateMinutes: some(1, 60),
    },
    holdsPerHour: some(0.5, 6),
    machineFaultsPerHour: some(0.2, 8),
    machineFaultMinutes: 2 + random.int(30),
    faultKinds: kinds.length > 0 ? kinds : ['stop'],
    liesPerHour: 0,
    reeferAlarmsPerHour: 0,
    handsPerHour: 0,
  };
  // Drawn last, so that the seeds from before these were there have the same rates.
  rates.content.poison = some(0.05, 0.5);
  rates.liesPerHour = some(0.1, 2);
  rates.reeferAlarmsPerHour = some(0.5, 10);
  rates.handsPerHour = some(0.2, 6);
  return rates;
}

/** No faults at all. */
export function calm(rates: Rates): Rates {
  const none = 0;
  return {
    ...rates,
    ...{ killsPerHour: none, powerCutsPerHour: none, endsAtMoment: none, bitFlipsPerHour: none },
    ...{
      misdirectsPerHour: none,
      snapshotsDamaged: none,
      fullPerHour: none,
      holdsPerHour: none,
      machineFaultsPerHour: none,
      liesPerHour: none,
      reeferAlarmsPerHour: none,
      handsPerHour: none,
    },
    disk: { ...rates.disk, syncFails: none, stalls: none },
    mail: { ...rates.mail, loss: none, duplicates: none, delayMinutes: none, partitionsPerHour: none },
    wires: { ...rates.wires, loss: none, doubles: none, delaySeconds: none, cutsPerHour: none },
    content: { repeats: none, copies: none, garbled: none, contradictions: none, poison: none, lateMinutes: none },
  };
}
