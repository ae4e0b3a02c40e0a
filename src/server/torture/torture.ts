// One tortured shift: a seed draws how often everything goes wrong; then the terminal is worked for eight hours while it does (safety),
// everything is healed, and what is left must be done in time (convergence). The invariants are held against it after each restart, at
// intervals and at the end. The same seed gives the same shift, to the last byte of its trace.
import { onCrashPoint } from '../../kit/crash-point.ts';
import { InvariantError } from '../../kit/invariant.ts';
import { Random, seedFor } from '../../kit/random.ts';
import type { LedgerEvent } from '../../ledger/events.ts';
import { JournalFailure, JournalFull } from '../../store/errors.ts';
import { InputError } from '../../terminal/diagnostic.ts';
import type { TerminalModel } from '../../terminal/model.ts';
import { PACE_MS } from '../run/control-run.ts';
import { MessageFault } from '../run/message-fault.ts';
import { Agenda, CHECK_MS, plantFaults, type Happening } from './agenda.ts';
import { sendingsWithFaults } from './content.ts';
import { damageJournal, damageSnapshot } from './damage.ts';
import { Ended } from './ended.ts';
import { Host, type Surroundings } from './host.ts';
import { INVARIANTS } from './invariants/list.ts';
import { Mail, type Letter } from './mail.ts';
import type { Sabotage, TortureOptions } from './options.ts';
import { decisions, findings, ROUND_MS } from './person.ts';
import { Plant } from './plant.ts';
import { Protocol } from './protocol.ts';
import { calm, ratesOf, type Rates } from './rates.ts';
import { Readback } from './readback.ts';
import { Replica, restoreJournal, witnessed } from './replica.ts';
import type { Counts, SeedResult } from './result.ts';
import { BEGIN, SHIFT_MS, shiftOf } from './shift.ts';
import { SimDisk, SyncFailed } from './sim-disk.ts';
import { Wires } from './wires.ts';
import { Witness } from './witness.ts';

const MINUTE_MS = 60_000;
/** After healing everything must be done within so long: a truck waits two hours for its box before it gives up, a vessel for her trucks. */
export const CONVERGE_MS = 16 * 60 * MINUTE_MS;
/** More restarts than this in one shift are a process that cannot live; starts that found no room on the disk are counted apart. */
const MOST_RESTARTS = 400;
/** A start that found no room on the disk is tried again after so long, ms (the server does so by itself, more often: when-room.ts). */
const RETRY_START_MS = 30_000;
/** When all is done, the last motions have so long to come to rest. */
const REST_MS = 30 * MINUTE_MS;

/** Tortures one shift. */
export function torture(model: TerminalModel, seed: number, options: TortureOptions = {}): SeedResult {
  const shift = new Torture(model, seed, options);
  try {
    return shift.run();
  } finally {
    onCrashPoint(null);
  }
}

class Torture {
  private readonly seed: number;
  private readonly sabotage: Sabotage;
  private readonly random: Random;
  private rates: Rates;
  private readonly agenda = new Agenda();
  private readonly disk: SimDisk;
  private readonly replica = new Replica();
  private readonly witness = new Witness();
  private readonly back: Readback;
  private readonly mail: Mail;
  private readonly wires: Wires;
  private readonly plant: Plant;
  private readonly around: Surroundings;
  private readonly protocol: Protocol;
  private host: Host | null = null;
  private now = BEGIN;
  /** The disk stalls: the process does nothing until then, ms UTC. */
  private stalledUntil = 0;
  private healed = false;
  /** Something durable was damaged and has not been found yet. */
  private damaged = false;
  /** Messages, by the file that they came in, on which the terminal fails whenever it works them. */
  private readonly poison = new Set<string>();
  private restSince = Infinity;

  constructor(model: TerminalModel, seed: number, { sabotage = {}, tell, rates }: TortureOptions) {
    this.seed = seed;
    this.back = new Readback(model);
    this.sabotage = sabotage;
    this.protocol = new Protocol(seed, tell ?? (() => undefined));
    const chance = (name: string): Random => new Random(seedFor(seed, name));
    this.random = chance('torture');
    const drawn = ratesOf(seed);
    this.rates = rates ? rates(drawn) : drawn;
    this.disk = new SimDisk(chance('disk'));
    this.disk.faults = this.rates.disk;
    sabotage.disk?.(this.disk);
    this.mail = new Mail(this.rates.mail, chance('mail'), (at, what) => this.agenda.plan(at, what));
    this.wires = new Wires(this.rates.wires, chance('wires'));
    const faults = plantFaults(model, this.rates, seed);
    for (const kind of ['machineFaults', 'lies', 'reeferAlarms'] as const) this.counts[kind] = faults[kind].length;
    this.plant = new Plant(model, this.wires, Object.values(faults).flat(), seed);
    sabotage.plant?.(this.plant);
    this.around = {
      ...{ model, seed, shift: shiftOf(seed), disk: this.disk, plant: this.plant, wires: this.wires },
      witness: this.witness,
      moment: (moment) => this.atMoment(moment),
      wrap: (journal) => witnessed(sabotage.journal?.(journal) ?? journal, this.replica, this.witness),
    };
  }

  run(): SeedResult {
    const { shift, model } = this.around;
    onCrashPoint((point, file) => {
      if (point !== 'message-taken') this.atMoment(point);
      else if (this.poison.has(file)) throw new Error(`${file} is poison`);
    });
    this.agenda.planShift(this.rates, model, shift, this.random);
    this.counts.holds = this.agenda.holds;
    this.counts.hands = this.agenda.hands;
    const content = new Random(seedFor(this.seed, 'content'));
    const meant = new Set(shift.sendings.map(({ key }) => key));
    const besides = new Random(seedFor(this.seed, 'poison'));
    for (const { key, at, text } of sendingsWithFaults(shift, this.rates.content, content)) {
      this.mail.post(key, at, text);
      if (!meant.has(key) && besides.next() < this.rates.content.poison) this.poison.add(key);
    }
    this.counts.poison = this.poison.size;
    this.restart();
    while (this.sound && !this.done()) this.step();
    if (this.sound) this.look(true, true);
    return this.result();
  }

  /** Goes to the next moment at which something happens: something planned, or a tick of control and machines. */
  private step(): void {
    const { agenda, now } = this;
    const asked = Math.min(this.plant.nextAfter(now), this.wires.next, this.host ? this.host.due : Infinity);
    const tick = Math.max(Math.floor(now / PACE_MS) + 1, Math.ceil(asked / PACE_MS)) * PACE_MS;
    this.now = Math.max(now, Math.min(agenda.next, tick));
    this.physically(() => this.plant.work(this.now));
    if (!this.sound) return;
    if (agenda.next <= this.now) this.happen(agenda.take());
    else this.tick();
    if (this.now > BEGIN + SHIFT_MS + CONVERGE_MS && this.sound) this.look(true, true);
  }

  /** Something that machines do. What they cannot do, such as a second job beside the first, they fail on. */
  private physically(work: () => void): void {
    try {
      work();
    } catch (error) {
      if (!(error instanceof InvariantError)) throw error;
      this.fail('I4', `a machine was told what it cannot do: ${error.message}`);
    }
  }

  /** Wires carry, the control does its turn, machines speak. */
  private tick(): void {
    const { now, plant } = this;
    for (const what of this.wires.arrivals(now)) {
      if (what.to === 'machine') this.physically(() => plant.machines.hears(what.envelope, now));
      else this.host?.control.lines?.hears(what.envelope, now);
    }
    const { host } = this;
    if (host && this.stalledUntil <= now) {
      this.guarded(() => host.work(now));
      this.stall();
    }
    plant.speak(now);
  }

  private stall(): void {
    const ms = this.disk.takeStall();
    if (ms === 0) return;
    this.counts.stalls++;
    this.stalledUntil = this.now + ms;
  }

  /** All is healed and done, nothing is on its way, and what moved has come to rest. */
  private done(): boolean {
    if (this.now > BEGIN + SHIFT_MS + CONVERGE_MS) return true;
    if (!this.healed || !this.host?.control.finished || !this.answered()) {
      this.restSince = Infinity;
      return false;
    }
    this.restSince = Math.min(this.restSince, this.now);
    const rested = this.plant.twin.disagreements(this.host.control.ledger.state.containers).length === 0;
    return rested || this.now - this.restSince > REST_MS;
  }

  private answered(): boolean {
    for (const { answer } of this.mail.letters.values()) if (answer === null) return false;
    return true;
  }

  private result(): SeedResult {
    const { counts, mail, wires, host } = this;
    Object.assign(counts, { messages: mail.counts.sent, lost: mail.counts.lost, doubled: mail.counts.doubled });
    counts.envelopes = wires.counts.carried;
    counts.envelopesLost = wires.counts.lost;
    counts.envelopesDoubled = wires.counts.doubled;
    for (const { answer } of mail.letters.values()) if (answer?.outcome === 'refused') counts.refused++;
    counts.frames = this.replica.lastSeq;
    counts.reportsRefused = this.back.refusedReports.length;
    for (const refused of this.back.refusedReports) this.note(`refused in ${refused}`);
    for (const { done } of host?.control.ledger.state.calls.values() ?? [])
      counts.moves += done.discharge + done.load + done.restow;
    const stateHash = host?.control.ledger.hash() ?? '';
    this.note(`end ${stateHash} ${host?.store.chainHash ?? ''}`);
    const { violations } = this.protocol;
    return { seed: this.seed, violations, trace: this.protocol.digest(), stateHash, counts };
  }

  private note(what: string): void {
    this.protocol.note(this.now, what);
  }

  private fail(name: string, what: string): void {
    this.protocol.fail(this.now, this.host?.store.lastSeq ?? this.replica.lastSeq, name, what);
  }

  private get counts(): Counts {
    return this.protocol.counts;
  }

  /** Nothing has gone wrong yet. */
  private get sound(): boolean {
    return this.protocol.violations.length === 0;
  }

  // ---- what happens --------------------------------------------------------------------------------------------------------

  private happen(what: Happening): void {
    switch (what.kind) {
      case 'send':
        return this.mail.send(what.letter, this.now);
      case 'arrives':
        return this.arrives(what.letter);
      case 'answer':
        return this.mail.answered(what.letter, what.answer, this.now);
      case 'kill':
        this.counts.kills++;
        return this.ends(new Ended('killed', false));
      case 'power cut':
        this.counts.powerCuts++;
        return this.ends(new Ended('power cut', true));
      case 'restart':
        return this.restart();
      case 'snapshot':
        return this.snapshot();
      case 'round':
        return this.round();
      case 'check':
        return this.look(true);
      case 'heal':
        return this.heal();
      case 'partition':
        return this.mail.partition(what.cut);
      case 'lines cut':
        if (what.cut) this.counts.linesCut++;
        this.note(`${what.lines.length} lines ${what.cut ? 'cut' : 'mended'}`);
        return this.wires.part(what.lines, what.cut);
      case 'hold':
      case 'by hand':
        if (!this.mail.postAfter(what, this.now)) this.agenda.plan(this.now + MINUTE_MS, what);
        return;
      case 'bit flip':
      case 'misdirected write':
        return this.damage(what.kind);
      case 'disk full':
      case 'disk free':
        this.disk.capacity = what.kind === 'disk full' ? this.disk.used() : Infinity;
        if (what.kind === 'disk full') this.counts.fullDisks++;
        return this.note(what.kind);
    }
  }

  private arrives(letter: Letter): void {
    const { host } = this;
    if (!host || this.stalledUntil > this.now) return;
    const { key, text } = letter;
    const answer = this.guarded(() => {
      if (text.startsWith('[{"kind"')) return host.command(key, JSON.parse(text) as LedgerEvent[], this.now);
      return text.startsWith('{"type"') ? host.decide(key, text, this.now) : host.receive(key, text, this.now);
    });
    this.stall();
    if (!answer) return;
    this.note(`${key} ${answer.outcome}`);
    this.mail.reply(letter, answer, this.now);
  }

  /** The person goes round the marked machines. */
  private round(): void {
    this.agenda.plan(this.now + ROUND_MS, { kind: 'round' });
    if (!this.host || this.host.stands) return;
    for (const finding of findings(this.host.control, this.plant.twin)) {
      this.note(`looked at ${finding.che}`);
      this.mail.post(`look-${++this.counts.looks}`, this.now, JSON.stringify(finding));
    }
    for (const { key, decision } of decisions(this.host.control))
      if (!this.mail.letters.has(key)) this.mail.post(key, this.now, JSON.stringify(decision));
  }

  private damage(how: 'bit flip' | 'misdirected write'): void {
    if (!damageJournal(this.disk, this.random, how)) return;
    this.counts[how === 'bit flip' ? 'bitFlips' : 'misdirected']++;
    this.damaged = true;
    this.note(how);
  }

  private heal(): void {
    this.healed = true;
    this.rates = calm(this.rates);
    this.mail.rates = this.rates.mail;
    this.mail.partition(false);
    this.wires.rates = this.rates.wires;
    this.wires.part([...this.plant.machines.state.ends.keys()], false);
    this.disk.faults = this.rates.disk;
    this.disk.capacity = Infinity;
    this.note('healed');
    this.look(true);
    for (let at = this.now + CHECK_MS; at < BEGIN + SHIFT_MS + CONVERGE_MS; at += CHECK_MS)
      this.agenda.plan(at, { kind: 'check' });
  }

  // ---- the process ---------------------------------------------------------------------------------------------------------

  private snapshot(): void {
    const { host } = this;
    this.agenda.plan(this.now + this.rates.snapshotMinutes * MINUTE_MS, { kind: 'snapshot' });
    if (!host || !this.guarded(() => host.snapshot(this.now))) return;
    this.sabotage.host?.(host);
    this.note(`snapshot at frame ${host.store.lastSeq}`);
    if (this.random.next() < this.rates.snapshotsDamaged && damageSnapshot(this.disk, this.random))
      this.counts.snapshotsDamaged++;
  }

  /** Does something in the process; null when the process ended in it. */
  private guarded<T>(work: () => T): T | null {
    try {
      return work();
    } catch (error) {
      const cause = error instanceof MessageFault ? error.cause : error;
      if (cause instanceof Ended) this.ends(cause);
      else if (error instanceof JournalFull) this.ends(new Ended(error.message, false, true));
      else if (error instanceof JournalFailure || error instanceof SyncFailed) {
        this.counts.failedSyncs++;
        this.ends(new Ended(error.message, false));
      } else this.fail('process', error instanceof Error ? (error.stack ?? error.message) : String(error));
      return null;
    }
  }

  private ends(how: Ended): void {
    if (how.power) this.disk.cutPower();
    else this.disk.killProcesses();
    const alive = this.host !== null;
    this.host = null;
    if (!alive && this.counts.restarts > 0 && !this.starting) return;
    this.note(`the process ends: ${how.message}`);
    const down = Math.round(this.random.exponential(this.rates.downSeconds * 1000));
    if (how.full && this.starting) this.withoutRoom++;
    const least = how.full && this.starting ? RETRY_START_MS : 0;
    this.agenda.plan(this.now + Math.max(down, least), { kind: 'restart' });
  }

  private starting = false;
  /** Starts that found no room on the disk. */
  private withoutRoom = 0;

  private restart(): void {
    if (this.host) return;
    const number = ++this.counts.restarts;
    if (number - this.withoutRoom > MOST_RESTARTS) return this.fail('I7', `restarted more than ${MOST_RESTARTS} times`);
    this.note(`process ${number} starts`);
    this.starting = true;
    this.host = this.guarded(() => this.start(number));
    this.starting = false;
    if (!this.host) return;
    this.sabotage.host?.(this.host);
    this.replica.catchUp(this.host.store, this.witness);
    this.look(false);
  }

  private start(number: number): Host | null {
    try {
      return Host.start(this.around, `process ${number}`, this.now);
    } catch (error) {
      if (!this.damaged || !(error instanceof InputError) || !error.message.includes('HWS-RUN-011')) throw error;
      this.restore(error.message);
      return null;
    }
  }

  /** The journal is damaged and says so: it is put back from the copy elsewhere, as an operator would. */
  private restore(why: string): void {
    this.counts.restores++;
    this.damaged = false;
    this.note(`restored: ${why}`);
    this.host = null;
    this.disk.killProcesses();
    restoreJournal(this.disk, this.replica);
    this.agenda.plan(this.now + 1000, { kind: 'restart' });
  }

  private atMoment(moment: string): void {
    if (this.rates.endsAtMoment === 0 || this.random.next() >= this.rates.endsAtMoment) return;
    this.counts.endsAtMoment++;
    throw new Ended(`at ${moment}`, this.random.next() < 0.5);
  }

  // ---- the look ------------------------------------------------------------------------------------------------------------

  /** Holds all invariants; `scrub`: the whole journal is read again, as is not needed right after a restart. */
  private look(scrub: boolean, converged = false): void {
    const { host } = this;
    if (!host) {
      if (converged) this.fail('I7', 'the process is not alive at the end');
      return;
    }
    this.counts.checks++;
    const { back } = this;
    back.follow(host.store);
    if (scrub && back.broken === '') back.scrub(host.store);
    if (back.broken !== '' && this.damaged) return this.restore(back.broken);
    const scene = {
      ...{
        control: host.control,
        twin: this.plant.twin,
        notes: host.notes,
        kept: host.keptKeys,
        store: host.store,
        back,
      },
      ...{ witness: this.witness, letters: this.mail.letters, now: this.now, converged },
      full: host.stands && this.counts.fullDisks > 0,
    };
    for (const invariant of INVARIANTS)
      for (const what of invariant.check(scene).slice(0, 3)) this.fail(invariant.id, what);
  }
}
