// The replays of a server: one for each screen that asks, a few at most, each in a thread of its own and gone when its screen is.
// This thread only hands texts on, so that the live terminal is not held up.
import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { WebSocket } from '@fastify/websocket';
import { Type, type Static } from 'typebox';
import { Compile } from 'typebox/compile';
import type { Diagnostic } from '../../terminal/diagnostic.ts';
import { BOX_QUESTIONS } from '../live/box-colours.ts';
import { runDiagnostic } from '../run/scenario.ts';
import { MOST_REPLAY_SPEED, refusal, type FromReplay, type ReplayOrder, type ToReplay } from './messages.ts';

/** Replays at once. Each holds a terminal's state a few times over: some 300 MB for a large one. */
export const MOST_REPLAYS = 4;
/** Memory of one replay's objects, MB: several times what a large terminal takes. */
const MOST_MEMORY_MB = 2048;
/** Bytes that may wait for a screen before it is left out until it has caught up. */
const MOST_WAITING = 1_000_000;
/** WebSocket close codes: "try again later", and a message that is not understood. */
const TRY_LATER = 1013;
const BAD_MESSAGE = 1007;

const Speed = Type.Number({ minimum: 0, maximum: MOST_REPLAY_SPEED });
const Ask = Type.Integer({ minimum: 0 });
const Command = Compile(
  Type.Union([
    Type.Object({ do: Type.Literal('speed'), speed: Speed }),
    Type.Object({ do: Type.Literal('seek'), at: Type.Integer() }),
    Type.Object({ do: Type.Literal('story'), ask: Ask, id: Type.String({ maxLength: 40 }) }),
    Type.Object({ do: Type.Literal('find'), ask: Ask, text: Type.String({ maxLength: 100 }) }),
    Type.Object({
      ...{ do: Type.Literal('colours'), ask: Ask },
      by: Type.Union(BOX_QUESTIONS.map((name) => Type.Literal(name))),
    }),
  ]),
);

/** What the address of a replay's line says besides its path. */
export const ReplayQuery = Type.Object(
  {
    at: Type.String({ format: 'date-time', description: 'time to begin at, ISO 8601' }),
    speed: Type.Optional(Type.String({ pattern: '^\\d{1,3}(\\.\\d{1,2})?$', description: 'times life, 0 to 500' })),
  },
  { additionalProperties: false },
);
export type ReplayQuery = Static<typeof ReplayQuery>;

export class Replays {
  private readonly base: Pick<ReplayOrder, 'dataFolder' | 'version' | 'live'>;
  private readonly open = new Set<Worker>();

  constructor(base: Pick<ReplayOrder, 'dataFolder' | 'version' | 'live'>) {
    this.base = base;
  }

  /** Replays now. */
  get count(): number {
    return this.open.size;
  }

  /** Opens a replay for a screen. */
  add(socket: WebSocket, { at, speed = '1' }: ReplayQuery): void {
    const order = { ...this.base, at: Date.parse(at), speed: Math.min(MOST_REPLAY_SPEED, Number(speed)) };
    if (this.open.size >= MOST_REPLAYS) {
      const message = `${MOST_REPLAYS} replays are open`;
      refuse(socket, order, runDiagnostic('HWS-RUN-053', message, 'replay'));
      return socket.close(TRY_LATER, message);
    }
    const worker = new Worker(new URL(`./replay-worker${extname(import.meta.filename)}`, import.meta.url), {
      workerData: order,
      resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY_MB },
    });
    this.open.add(worker);
    const line = new ReplayLine(socket, worker);
    worker.on('message', (message: FromReplay) => line.send(message));
    worker.on('error', (error: Error) =>
      refuse(socket, order, runDiagnostic('HWS-RUN-055', `The replay ended: ${error.message}`, 'replay')),
    );
    worker.on('exit', () => {
      this.open.delete(worker);
      socket.close();
    });
    socket.on('close', () => void this.end(worker));
    socket.on('error', () => socket.terminate());
    socket.on('message', (data: Buffer) => {
      const command = commandOf(data.toString());
      if (command) worker.postMessage(command);
      else socket.close(BAD_MESSAGE, 'not understood');
    });
  }

  private async end(worker: Worker): Promise<void> {
    this.open.delete(worker);
    await worker.terminate();
  }

  /** Ends all replays. */
  async close(): Promise<void> {
    await Promise.all([...this.open].map((worker) => this.end(worker)));
  }
}

/** Hands texts on to a screen. One that is too slow is left out, and greeted anew when its line is empty. */
class ReplayLine {
  private readonly socket: WebSocket;
  private readonly worker: Worker;
  private hello = 0;
  private behind = false;

  constructor(socket: WebSocket, worker: Worker) {
    this.socket = socket;
    this.worker = worker;
  }

  send({ type, text }: FromReplay): void {
    const waiting = this.socket.bufferedAmount;
    if (waiting === 0) this.hello = 0;
    if (type === 'hello') {
      this.hello = text.length;
      this.behind = false;
    } else if (type === 'update') {
      if (waiting > MOST_WAITING + this.hello) this.behind = true;
      if (this.behind) {
        if (waiting === 0) this.worker.postMessage({ do: 'hello' } satisfies ToReplay);
        return;
      }
    }
    this.socket.send(text);
  }
}

function refuse(socket: WebSocket, order: ReplayOrder, error: Diagnostic): void {
  socket.send(JSON.stringify(refusal(order, error)));
}

function commandOf(text: string): ToReplay | null {
  try {
    const value: unknown = JSON.parse(text);
    return Command.Check(value) ? value : null;
  } catch {
    return null;
  }
}
