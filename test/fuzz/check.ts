// What must hold for any input: no exception, segments in order, and the same entries and diagnostics whether the file is read
// whole or as it comes in, in pieces and windows of any size.
import { deepStrictEqual, ok } from 'node:assert/strict';
import { Collector } from '../../src/edi/reading/collector.ts';
import type { Interchange } from '../../src/edi/messages.ts';
import type { Limits } from '../../src/edi/reading/limits.ts';
import { readInterchanges } from '../../src/edi/reading/read.ts';
import { EdiStream } from '../../src/edi/reading/stream.ts';
import { Tokens } from '../../src/edi/tokens/tokenizer.ts';
import type { Random } from '../../src/kit/random.ts';

/** How an input is read as a stream. */
export interface Manner {
  windowBytes: number;
  /** Longest piece; each is of a random length up to it. */
  pieceBytes: number;
  /** Limits that small inputs reach; empty: the defaults. */
  limits: Partial<Limits>;
}

/** Limits that inputs of a few segments are over. */
const TIGHT: Limits = {
  bytes: 3000,
  work: 60,
  messages: 2,
  messageSegments: 25,
  groupBytes: 150,
  containers: 3,
  diagnostics: 6,
  segmentBytes: 70,
  segmentParts: 14,
  componentBytes: 24,
};

/** A way of reading by chance: every fifth with limits that are soon reached. */
export function anyManner(random: Random): Manner {
  const limits: Partial<Limits> = {};
  if (random.int(5) === 0) {
    for (const name of Object.keys(TIGHT) as (keyof Limits)[]) if (random.int(3) === 0) limits[name] = TIGHT[name];
  }
  return {
    windowBytes: 1 + random.int(random.pick([8, 64, 500])),
    pieceBytes: 1 + random.int(random.pick([30, 100, 300, 3000])),
    limits,
  };
}

/** Holds one input against all that must hold; throws what does not. Gives what was read of it. */
export function checkInput(bytes: Uint8Array, manner: Manner, random: Random): Interchange[] {
  checkTokens(new Tokens(bytes));
  const { limits } = manner;
  const whole = readInterchanges(bytes, 'fuzz.edi', { limits, windowBytes: 1 << 20 });
  deepStrictEqual(streamed(bytes, manner, random), whole);
  for (const interchange of whole) checkInterchange(interchange);
  return whole;
}

function streamed(bytes: Uint8Array, { limits, windowBytes, pieceBytes }: Manner, random: Random): Interchange[] {
  const collector = new Collector();
  const stream = new EdiStream('fuzz.edi', collector, { limits, windowBytes });
  for (let at = 0; at < bytes.length;) {
    const size = 1 + random.int(pieceBytes);
    // A copy, as of a buffer that its owner uses again.
    stream.push(bytes.slice(at, at + size));
    at += size;
  }
  stream.finish();
  return collector.interchanges;
}

function checkTokens(tokens: Tokens): void {
  let last = -1;
  for (let i = 0; i < tokens.count; i++) {
    ok(tokens.offset(i) > last, `segment ${i} does not stand after the one before`);
    last = tokens.offset(i);
    const elements = tokens.elements(i);
    for (let e = 1; e <= elements; e++) {
      tokens.component(i, e, 0);
      const value = tokens.number(i, e, 1);
      ok(Number.isNaN(value) || Number.isFinite(value), `a number without end in segment ${i}`);
    }
  }
}

function checkInterchange({ messages, diagnostics }: Interchange): void {
  for (const message of messages) {
    const numbers = new Set<string>();
    for (const { container } of message.entries) {
      ok(!numbers.has(container.id), `${container.id} is there twice`);
      numbers.add(container.id);
      ok(Number.isFinite(container.grossKg) && container.grossKg >= 0, `a mass of ${container.grossKg} kg`);
      ok(container.reeferC === null || Number.isFinite(container.reeferC), `${container.reeferC} degrees`);
    }
    for (const { diagnostic } of message.setAside) ok(diagnostic.cure !== '' && diagnostic.where !== '');
  }
  for (const { code, where, cure } of diagnostics) ok(/^HWS-EDI-\d{3}$/.test(code) && where !== '' && cure !== '');
}
