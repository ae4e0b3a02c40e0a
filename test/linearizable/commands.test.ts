// Commands that come at once over HTTP: what they are answered could have been answered one after the other. The histories of real
// requests are held against small models by the checker.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Random } from '../../src/kit/random.ts';
import { JournalReader } from '../../src/store/journal-reader.ts';
import { ask, HawserProcess, health, sendEdi, until, type Reply } from '../processes/hawser-process.ts';
import { boxNumber, truckFile } from '../processes/trucks.ts';
import { faultyKeys, type Model, type Operation } from './checker.ts';

const NOW = Date.UTC(2026, 0, 5);
const AT_ONCE = 100;

let folder: string;
let server: HawserProcess;
let url: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hawser-linear-'));
  server = new HawserProcess(join(folder, 'data'), { speed: 20 });
  url = await server.url();
});
afterAll(async () => {
  await server.kill();
  rmSync(folder, { recursive: true });
});

/** Asks, and notes when. */
async function timed<I>(
  input: I,
  work: () => Promise<Reply | null>,
): Promise<{ input: I; reply: Reply; invoked: number; returned: number }> {
  const invoked = performance.now();
  const reply = await work();
  if (reply === null) throw new Error('The server has not answered.');
  return { input, reply, invoked, returned: performance.now() };
}

const version = async (box: number): Promise<string> =>
  (await ask(url, `/api/containers/${boxNumber(box)}`))?.headers.get('etag') ?? '';
const times = <T>(count: number, make: (n: number) => T): T[] => Array.from({ length: count }, (_, n) => make(n));

/** Waits until all that came in is worked. */
async function worked(): Promise<void> {
  const { now } = await health(url);
  await until(async () => (await health(url)).now > now + 1000);
}

/** The trucks that the journal has announced for a box, with the frame of each. */
function announcements(box: number): { seq: number; visit: string }[] {
  const reader = JournalReader.open(join(folder, 'data'));
  try {
    return [...reader.frames(1, reader.last()?.seq ?? 0)].flatMap(({ seq, events }) =>
      events.flatMap((event) =>
        event.kind === 'visit-announced' && event.deliver.some((id) => id === boxNumber(box))
          ? [{ seq, visit: event.visit }]
          : [],
      ),
    );
  } finally {
    reader.close();
  }
}

describe('a hundred requests at once', () => {
  it('of one key have one effect and a hundred equal answers', async () => {
    const headers = { 'idempotency-key': 'one-for-all' };
    const replies = await Promise.all(times(AT_ONCE, () => sendEdi(url, truckFile(1, NOW), headers)));
    expect(new Set(replies.map((reply) => `${reply?.status} ${reply?.body}`)).size).toBe(1);
    expect(replies[0]?.status).toBe(202);
    await worked();
    expect(announcements(1)).toHaveLength(1);
  });

  it('for one box, on the same version, have one winner', async () => {
    const seen = await version(2);
    const replies = await Promise.all(
      times(AT_ONCE, (n) => sendEdi(url, truckFile(1000 + n, NOW, { box: 2 }), { 'if-match': seen })),
    );
    expect(replies.filter((reply) => reply?.status === 202)).toHaveLength(1);
    expect(replies.filter((reply) => reply?.status === 412)).toHaveLength(AT_ONCE - 1);
    await worked();
    expect(announcements(2)).toHaveLength(1);
  });

  it('for one box, on no version, are all taken in, and one truck gets it', async () => {
    const replies = await Promise.all(times(AT_ONCE, (n) => sendEdi(url, truckFile(2000 + n, NOW, { box: 3 }))));
    expect(replies.every((reply) => reply?.status === 202)).toBe(true);
    await worked();
    expect(announcements(3)).toHaveLength(1);
  });
});

describe('the history of keys', () => {
  type Told = { content: string; body: string } | 'other';
  /** The first content of a key is kept with its answer; the same gets that again, other content is refused. */
  const model: Model<{ content: string; body: string } | null, { key: string; content: string }, Told> = {
    begin: null,
    step: (state, { content }, told) => {
      if (told === 'other') return state !== null && state.content !== content ? state : null;
      if (told === null) return state ?? null;
      if (state === null) return told.content === content ? told : null;
      return state.content === content && state.body === told.body ? state : null;
    },
    nameOf: (state) => JSON.stringify(state),
  };

  it('could have happened one request after the other', async () => {
    const random = new Random(5);
    const requests = await Promise.all(
      times(AT_ONCE, () => {
        const input = { key: `key-${random.int(5)}`, content: String(3000 + random.int(3)) };
        const text = truckFile(Number(input.content), NOW);
        return timed(input, () => sendEdi(url, text, { 'idempotency-key': input.key }));
      }),
    );
    const history = requests.map(({ input, reply, invoked, returned }): Operation<typeof input, Told> => {
      expect([202, 422]).toContain(reply.status);
      const output = reply.status === 422 ? ('other' as const) : { content: input.content, body: reply.body };
      return { input, output, invoked, returned };
    });
    expect(history.filter(({ output }) => output === 'other').length).toBeGreaterThan(10);
    expect(faultyKeys(history, ({ input }) => input.key, model)).toEqual([]);
  });
});

describe('the history of boxes', () => {
  type Change = { box: number; seen: number; worked: number };
  /**
   * State: the frame in which the last change was worked. A change on a version is taken only when that is not newer than the
   * version, and refused only when it is.
   */
  const model: Model<number, Change, 'taken' | 'refused'> = {
    begin: 0,
    step: (state, { seen, worked: frame }, told) => {
      if (told === 'refused') return state > seen ? state : null;
      return state <= seen ? frame : null;
    },
    nameOf: String,
  };

  it('could have happened one request after the other, whoever read and changed in between', async () => {
    const boxes = [11, 12, 13];
    const random = new Random(6);
    let truck = 4000;
    const client = async (): Promise<
      { box: number; seen: number; reply: Reply; invoked: number; returned: number }[]
    > => {
      const done = [];
      for (let n = 0; n < 6; n++) {
        const box = boxes[random.int(boxes.length)] as number;
        const seen = await version(box);
        await new Promise((resolve) => setTimeout(resolve, random.int(60)));
        const text = truckFile(++truck, NOW, { box });
        const { reply, invoked, returned } = await timed(box, () => sendEdi(url, text, { 'if-match': seen }));
        done.push({ box, seen: Number(seen.slice(1, -1)), reply, invoked, returned });
      }
      return done;
    };
    const done = (await Promise.all(times(10, client))).flat();
    await worked();
    const frames = new Map(boxes.flatMap((box) => framesOfFiles(box)));
    const history = done.map(({ box, seen, reply, invoked, returned }): Operation<Change, 'taken' | 'refused'> => {
      expect([202, 412]).toContain(reply.status);
      const taken = reply.status === 202;
      const file = taken ? (JSON.parse(reply.body) as { file: string }).file : '';
      const input = { box, seen, worked: taken ? (frames.get(file) ?? Number.NaN) : 0 };
      if (taken) expect(input.worked).toBeGreaterThan(0);
      return { input, output: taken ? 'taken' : 'refused', invoked, returned };
    });
    expect(history.filter(({ output }) => output === 'refused').length).toBeGreaterThan(5);
    expect(faultyKeys(history, ({ input }) => String(input.box), model)).toEqual([]);
  });

  /** The frames in which the files that name a box were worked. */
  function framesOfFiles(box: number): [string, number][] {
    const reader = JournalReader.open(join(folder, 'data'));
    try {
      return [...reader.frames(1, reader.last()?.seq ?? 0)].flatMap(({ seq, events }) => {
        const file = events.find((event) => event.kind === 'edi-received' || event.kind === 'visit-announced');
        const names = JSON.stringify(events).includes(boxNumber(box));
        const [name = ''] = file?.kind === 'visit-announced' ? file.visit.split('#') : [];
        return names && name !== '' ? [[name, seq] as [string, number]] : [];
      });
    } finally {
      reader.close();
    }
  }
});
