// One replay as a screen sees it: a past hour done again and told in the words of the live line. Knows no threads and no sockets.
import { invariant } from '../../kit/invariant.ts';
import { InputError, type Diagnostic } from '../../terminal/diagnostic.ts';
import type { Hello, ReplayAnswer, ReplayStatus, Update } from '../api.ts';
import { Clockwork } from '../live/clockwork.ts';
import { ControlRoom } from '../live/control-room.ts';
import { runDiagnostic } from '../run/scenario.ts';
import { MOST_REPLAY_SPEED, type FromReplay, type ReplayOrder, type ToReplay } from './messages.ts';
import { ReplayTerminal } from './replay-terminal.ts';

/** How often a replay that stands still says so, ms: the screen takes silence for a broken line. */
const STATUS_MS = 1000;
/** Wishes that leave the replay where it was. */
const STAYS = new Set(['HWS-RUN-050', 'HWS-RUN-052']);

/** One replay: goes to a time, plays on from there, and answers its screen. */
export class Replay {
  private readonly send: (message: FromReplay) => void;
  private readonly terminal: ReplayTerminal;
  private room: ControlRoom | null = null;
  private clock: Clockwork | null = null;
  private status: ReplayStatus;
  private told = 0;
  /** Counts wishes for a time: a later one ends the way to an earlier one. */
  private wish = 0;

  constructor(order: ReplayOrder, send: (message: FromReplay) => void) {
    this.send = send;
    this.status = {
      ...{ type: 'replay', state: 'opening', at: order.at, progress: 0, speed: order.speed },
      ...{ range: null, live: order.live, error: null },
    };
    this.terminal = new ReplayTerminal(order.dataFolder, {
      listen: (recall) => {
        this.room = new ControlRoom(this.terminal.model, order.version);
        if (recall) this.room.recall(recall.notes, recall.past);
        return this.room.hooks;
      },
    });
  }

  /** Takes a command. */
  take(command: ToReplay): void {
    switch (command.do) {
      case 'speed':
        this.status.speed = command.speed;
        this.clock?.setSpeed(command.speed);
        return this.tell(true);
      case 'seek':
        return void this.seek(command.at);
      case 'hello':
        return this.greet();
      case 'story':
        return this.answer(command.ask, (this.clock && this.room?.story(command.id)) ?? null);
      case 'find':
        return this.answer(command.ask, (this.clock && this.room?.find(command.text)) ?? []);
      case 'colours':
        return this.answer(command.ask, (this.clock && this.room?.colours(command.by)) ?? null);
    }
  }

  /** Goes to a time and plays on from there. A time that is not recorded leaves everything as it is, and is told. */
  async seek(at: number): Promise<void> {
    const wish = ++this.wish;
    this.clock?.stop();
    this.clock = null;
    Object.assign(this.status, { state: 'opening', at, progress: 0, error: null });
    try {
      for (const progress of this.terminal.goTo(at)) {
        this.status.progress = progress;
        this.tell(false);
        await new Promise((resolve) => setImmediate(resolve));
        if (wish !== this.wish) return;
      }
    } catch (error) {
      this.status.error = diagnosticOf(error);
      if (!(this.room && STAYS.has(this.status.error.code))) {
        this.fail();
        return;
      }
    }
    this.play();
  }

  private play(): void {
    invariant(this.room, 'a replay that plays has a control room');
    const { room } = this;
    room.begin(this.terminal);
    this.clock = new Clockwork(
      this.terminal,
      room,
      this.status.speed,
      {
        update: (update) => this.update(update),
        failed: (error) => {
          this.status.error = diagnosticOf(error);
          this.fail();
        },
      },
      MOST_REPLAY_SPEED,
    );
    this.status.progress = 1;
    this.greet();
    this.tell(true);
    this.clock.start();
  }

  private update(update: Update): void {
    this.terminal.look();
    this.post(update);
    this.tell(false);
  }

  private greet(): void {
    if (this.clock && this.room) this.post(this.room.hello(this.clock.realSpeed));
  }

  private answer(ask: number, value: ReplayAnswer['value']): void {
    this.post({ type: 'answer', ask, value });
  }

  private fail(): void {
    this.clock?.stop();
    this.clock = null;
    this.terminal.forget();
    this.status.state = this.room ? 'failed' : 'refused';
    this.tell(true);
  }

  /** Tells how the replay stands: at once, or when that has changed or the last time is long ago. */
  private tell(now: boolean): void {
    const { state } = this.status;
    if (this.clock) this.status.state = this.playState();
    this.status.range = this.terminal.range;
    const due = performance.now() - this.told >= STATUS_MS;
    if (!now && !due && state === this.status.state) return;
    this.told = performance.now();
    this.post(this.status);
  }

  private playState(): ReplayStatus['state'] {
    if (this.status.speed === 0) return 'paused';
    return this.terminal.now >= this.terminal.end ? 'ended' : 'playing';
  }

  private post(message: Hello | Update | ReplayStatus | ReplayAnswer): void {
    this.send({ type: message.type, text: JSON.stringify(message) });
  }
}

/** The diagnostic of anything that was thrown. */
export function diagnosticOf(error: unknown): Diagnostic {
  if (error instanceof InputError) return error.diagnostic;
  const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return runDiagnostic('HWS-RUN-055', `The replay failed: ${reason}`, 'replay');
}
