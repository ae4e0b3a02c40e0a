// The way of messages between partners and the terminal: they are lost, come twice, late and out of order, and some days nothing passes.
// A partner sends a message again until it has an answer. Pure: what happens follows from the random numbers.
import type { Random } from '../../kit/random.ts';
import type { LedgerEvent } from '../../ledger/events.ts';
import type { MachineCommand } from '../../terminal/machine-command.ts';
import type { MailRates } from './rates.ts';

/** How long a partner waits for an answer before it sends again, ms (designed). */
const PATIENCE_MS = 3 * 60_000;
const MINUTE_MS = 60_000;

/** What the terminal said to a message. */
export interface Answer {
  /** 'later': nothing was taken, try again; 'known': this very message was taken before, and has its answer of then. */
  outcome: 'taken' | 'refused' | 'known' | 'later';
  /** Why it was refused; what was set aside of it. */
  reasons: string[];
}

/** A message with what has become of it. */
export interface Letter {
  key: string;
  text: string;
  sent: number;
  answer: Answer | null;
  answeredAt: number;
}

/** Something on its way. */
export type OnTheWay =
  | { kind: 'send'; letter: Letter }
  | { kind: 'arrives'; letter: Letter }
  | { kind: 'answer'; letter: Letter; answer: Answer };

/** What customs or a person send. */
type Sent = { events: readonly LedgerEvent[] } | { command: MachineCommand };

/** Hands something over at a time, ms UTC. */
export type Schedule = (at: number, what: OnTheWay) => void;

export class Mail {
  /** Every message that was posted, by key. */
  readonly letters = new Map<string, Letter>();
  rates: MailRates;
  counts = { sent: 0, lost: 0, doubled: 0 };
  private readonly random: Random;
  private readonly schedule: Schedule;
  private cut = false;

  constructor(rates: MailRates, random: Random, schedule: Schedule) {
    this.rates = rates;
    this.random = random;
    this.schedule = schedule;
  }

  /** A partner posts a message at a time, ms UTC. */
  post(key: string, at: number, text: string): void {
    const letter = { key, text, sent: 0, answer: null, answeredAt: 0 };
    this.letters.set(key, letter);
    this.schedule(at, { kind: 'send', letter });
  }

  /**
   * Customs send a hold, a person has a machine do something; what undoes it only when that was answered, else one that was lost on its way
   * could come after it. False: not sent.
   */
  postAfter({ key, after, ...what }: { key: string; after?: string } & Sent, at: number): boolean {
    if (after !== undefined && !this.letters.get(after)?.answer) return false;
    this.post(key, at, JSON.stringify('events' in what ? what.events : what.command));
    return true;
  }

  /** Nothing passes from now on, or everything does again. */
  partition(cut: boolean): void {
    this.cut = cut;
  }

  /** A message is sent, or sent again, unless it has its answer. */
  send(letter: Letter, now: number): void {
    if (letter.answer !== null) return;
    letter.sent++;
    this.counts.sent++;
    this.pass(now, { kind: 'arrives', letter });
    if (this.random.next() < this.rates.duplicates) {
      this.counts.doubled++;
      this.pass(now, { kind: 'arrives', letter });
    }
    this.schedule(now + PATIENCE_MS, { kind: 'send', letter });
  }

  /** The terminal answers. */
  reply(letter: Letter, answer: Answer, now: number): void {
    this.pass(now, { kind: 'answer', letter, answer });
  }

  /** The answer has come. */
  answered(letter: Letter, answer: Answer, now: number): void {
    if (answer.outcome === 'later' || letter.answer !== null) return;
    letter.answer = answer;
    letter.answeredAt = now;
  }

  private pass(now: number, what: OnTheWay): void {
    if (this.cut || this.random.next() < this.rates.loss) {
      this.counts.lost++;
      return;
    }
    const delay = this.rates.delayMinutes === 0 ? 0 : this.random.exponential(this.rates.delayMinutes * MINUTE_MS);
    this.schedule(now + 100 + Math.round(delay), what);
  }
}
