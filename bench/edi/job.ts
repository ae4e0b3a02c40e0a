// One part of the EDI measurement in a process of its own, so that its memory and computer time are its own.
// usage: node job.ts KIND [FILE]; prints one line of JSON. Peers are called as their documentation says, and the events of those
// that have no tree are gathered into { name, elements[][] }, as a user would.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Parser as NeatParser } from 'neat-edifact';
import { readInterchange } from '../../src/edi/reading/read.ts';
import { readStream } from '../../src/edi/reading/stream.ts';
import { Tokens } from '../../src/edi/tokens/tokenizer.ts';
import { longList } from './plan.ts';

/** What a part says of itself. */
export interface Answer {
  /** CPU seconds of one pass: the median of REPEATS, all threads of the process. */
  cpuSeconds: number;
  /** Segments or containers, as a check that the work was done. */
  counted: number;
  /** Growth of the process from before the first pass to its largest, MB of 10^6 bytes. */
  grownMB: number;
  megabytes: number;
}

export type Kind = keyof typeof PARTS;

/** Passes that are not counted, one as when a file is read by a process that has read one before, and passes that are. */
const WARM_UP = 1;
const REPEATS = 5;
/** Of the stream, bytes. */
const LONG = 200e6;

/** The events of a parser that has no tree. */
interface Events {
  segment(name: string): void;
  element(): void;
  component(text: string): void;
}

const PARTS = {
  tokens: (bytes: Uint8Array) => new Tokens(bytes).count,
  read: (bytes: Uint8Array) => readInterchange(bytes, 'bench.edi').messages[0]?.entries.length ?? 0,
  edifact: (_: Uint8Array, text: string) => gathered((events) => parseEdifact(text, events)),
  'ts-edifact': (_: Uint8Array, text: string) => gathered((events) => parseTsEdifact(text, events)),
  'neat-edifact': (_: Uint8Array, text: string) =>
    new NeatParser(text).parse().first()?.messages[0]?.segments.length ?? 0,
};

const require = createRequire(import.meta.url);

function parseEdifact(text: string, events: Events): void {
  const { Parser } = require('edifact') as { Parser: new () => EdifactParser };
  const parser = new Parser();
  parser.encoding('UNOC');
  parser.onopensegment = (name) => events.segment(name);
  parser.onelement = () => events.element();
  parser.oncomponent = (data) => events.component(data);
  parser.write(text);
  parser.end();
}

function parseTsEdifact(text: string, events: Events): void {
  // Its index loads a package that it does not name among its dependencies; the parts that parse do not need it.
  const { Parser } = require('ts-edifact/lib/parser.js') as { Parser: new (configuration: unknown) => TsEdifactParser };
  const { Configuration } = require('ts-edifact/lib/configuration.js') as {
    Configuration: new (options: object) => object;
  };
  const { NullValidator } = require('ts-edifact/lib/validator.js') as { NullValidator: new () => object };
  const parser = new Parser(new Configuration({ validator: new NullValidator() }));
  parser.onOpenSegment = (name) => events.segment(name);
  parser.onElement = () => events.element();
  parser.onComponent = (data) => events.component(data);
  parser.write(text);
  parser.end();
}

interface EdifactParser {
  onopensegment: (name: string) => void;
  onelement: () => void;
  oncomponent: (data: string) => void;
  encoding(name: string): void;
  write(text: string): void;
  end(): void;
}

interface TsEdifactParser {
  onOpenSegment: (name: string) => void;
  onElement: () => void;
  onComponent: (data: string) => void;
  write(text: string): void;
  end(): void;
}

/** Gathers the events into segments, and gives their number. */
function gathered(parse: (events: Events) => void): number {
  const segments: { name: string; elements: string[][] }[] = [];
  parse({
    segment: (name) => segments.push({ name, elements: [] }),
    element: () => segments.at(-1)!.elements.push([]),
    component: (text) => segments.at(-1)!.elements.at(-1)!.push(text),
  });
  return segments.length;
}

function measured(kind: Kind, file: string): Answer {
  const buffer = readFileSync(file);
  // Each is given what it takes: bytes or a string.
  const bytes = new Uint8Array(buffer);
  const text = kind === 'tokens' || kind === 'read' ? '' : buffer.toString('latin1');
  const before = process.memoryUsage().rss;
  const seconds: number[] = [];
  let counted = 0;
  let grownMB = 0;
  for (let pass = 0; pass < WARM_UP + REPEATS; pass++) {
    const start = process.cpuUsage();
    counted = PARTS[kind](bytes, text);
    const { user, system } = process.cpuUsage(start);
    if (pass >= WARM_UP) seconds.push((user + system) / 1e6);
    // Of the first pass only: who reads one file has no garbage of others.
    if (pass === 0) grownMB = grownSince(before);
  }
  seconds.sort((a, b) => a - b);
  return { cpuSeconds: seconds[REPEATS >> 1]!, counted, grownMB, megabytes: bytes.length / 1e6 };
}

async function streamed(): Promise<Answer> {
  const before = process.memoryUsage().rss;
  let [counted, bytes] = [0, 0];
  const sink = {
    entry: () => {
      counted++;
    },
    diagnostic: ({ message }: { message: string }) => {
      throw new Error(message);
    },
  };
  const counting = function* (): Generator<Uint8Array> {
    for (const piece of longList(LONG)) {
      bytes += piece.length;
      yield piece;
    }
  };
  const start = process.cpuUsage();
  await readStream(counting(), 'long.edi', sink);
  const { user, system } = process.cpuUsage(start);
  return { cpuSeconds: (user + system) / 1e6, counted, grownMB: grownSince(before), megabytes: bytes / 1e6 };
}

function grownSince(before: number): number {
  // maxRSS is in kibibytes.
  return (process.resourceUsage().maxRSS * 1024 - before) / 1e6;
}

const [kind, file] = process.argv.slice(2);
const answer = kind === 'stream' ? await streamed() : measured(kind as Kind, file!);
process.stdout.write(JSON.stringify(answer) + '\n');
