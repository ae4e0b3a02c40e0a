// How an input is damaged: what lines, senders and hackers do to files, one change after another.
import type { Random } from '../../src/kit/random.ts';

/** A change of an input. `others` are inputs to take pieces from. */
type Mutation = (bytes: Uint8Array, random: Random, others: readonly Uint8Array[]) => Uint8Array;

const SEPARATORS = Array.from("'+:?*\n\r\t \x1c\x1d\x1f|^#", (c) => c.charCodeAt(0));
const PIECES = [
  ...["UNA:+.? '", "UNA:+.'", 'UNA', 'UNA|^,! #', "UNB+UNOC:4+A+B'", "UNZ+1+R1'", "UNH+1+BAPLIE:D:95B:UN'", "UNT+5+1'"],
  ...[
    "UNG+X'",
    "UNE+1+1'",
    "LOC+147+0010482::5'",
    "EQD+CN+HWSU0000018+22G1+++5'",
    "DTM+137:9999999999:201'",
    "'''''",
    '++++++',
  ],
  ...['??????', ':::::', '\ufeff', '\u0000', '한글', "MEA+WT++KGM:1E999'", '$604', "LOC+1+147+0010482'"],
].map((text) => new TextEncoder().encode(text));

/** Longest input that comes out, bytes; a longer one is cut. */
const LONGEST = 6000;
/** Longest one between two changes, bytes: a stretch that is repeated forty times, again and again, would fill the memory. */
const LONGEST_BETWEEN = 1_000_000;

const MUTATIONS: readonly Mutation[] = [
  flipBits,
  flipBits,
  flipBits,
  cutOff,
  cutOut,
  splice,
  insertSeparators,
  insertSeparators,
  insertPiece,
  insertPiece,
  segments('double'),
  segments('remove'),
  segments('shuffle'),
  segments('repeat'),
  enlargeNumber,
  damageUna,
  (bytes, random) => stretch(bytes, random),
];

/** An input changed once to six times. */
export function mutated(bytes: Uint8Array, random: Random, others: readonly Uint8Array[]): Uint8Array {
  let changed = bytes;
  for (let times = 1 + random.int(6); times > 0; times--)
    changed = random.pick(MUTATIONS)(changed, random, others).subarray(0, LONGEST_BETWEEN);
  return changed.subarray(0, LONGEST);
}

function flipBits(bytes: Uint8Array, random: Random): Uint8Array {
  const copy = bytes.slice();
  for (let n = 1 + random.int(4); n > 0 && copy.length > 0; n--) copy[random.int(copy.length)]! ^= 1 << random.int(8);
  return copy;
}

function cutOff(bytes: Uint8Array, random: Random): Uint8Array {
  const at = random.int(bytes.length + 1);
  return random.int(4) === 0 ? bytes.subarray(at) : bytes.subarray(0, at);
}

function cutOut(bytes: Uint8Array, random: Random): Uint8Array {
  const from = random.int(bytes.length + 1);
  return joined(bytes.subarray(0, from), bytes.subarray(from + 1 + random.int(60)));
}

function splice(bytes: Uint8Array, random: Random, others: readonly Uint8Array[]): Uint8Array {
  const other = random.pick(others);
  return joined(bytes.subarray(0, random.int(bytes.length + 1)), other.subarray(random.int(other.length + 1)));
}

function insertSeparators(bytes: Uint8Array, random: Random): Uint8Array {
  const many = Uint8Array.from({ length: 1 + random.int(random.int(10) === 0 ? 300 : 3) }, () =>
    random.pick(SEPARATORS),
  );
  return inserted(bytes, random, many);
}

function insertPiece(bytes: Uint8Array, random: Random): Uint8Array {
  return inserted(bytes, random, random.pick(PIECES));
}

/** A byte or a stretch many times over: long blanks, long values, long junk. */
function stretch(bytes: Uint8Array, random: Random): Uint8Array {
  const byte = random.int(3) === 0 ? random.pick(SEPARATORS) : random.int(256);
  return inserted(bytes, random, new Uint8Array(random.int(700)).fill(byte));
}

function segments(what: 'double' | 'remove' | 'shuffle' | 'repeat'): Mutation {
  return (bytes, random) => {
    const parts = split(bytes);
    const at = random.int(parts.length);
    const part = parts[at]!;
    if (what === 'double') parts.splice(at, 0, part);
    else if (what === 'repeat') parts.splice(at, 0, ...new Array<Uint8Array>(random.int(40)).fill(part));
    else if (what === 'remove') parts.splice(at, 1 + random.int(3));
    else {
      const other = random.int(parts.length);
      parts[at] = parts[other]!;
      parts[other] = part;
    }
    return joined(...parts);
  };
}

function enlargeNumber(bytes: Uint8Array, random: Random): Uint8Array {
  const digits: number[] = [];
  for (let i = 0; i < bytes.length; i++) if (bytes[i]! >= 48 && bytes[i]! <= 57) digits.push(i);
  if (digits.length === 0) return bytes;
  const at = random.pick(digits);
  const more = Uint8Array.from({ length: 1 + random.int(24) }, () => 48 + random.int(10));
  return joined(bytes.subarray(0, at), more, bytes.subarray(at));
}

/** Changes, removes or adds characters of the service string at the beginning. */
function damageUna(bytes: Uint8Array, random: Random): Uint8Array {
  const una = new TextEncoder().encode("UNA:+.? '");
  const damaged = flipBits(una, random).subarray(0, 3 + random.int(8));
  return joined(damaged, bytes);
}

function split(bytes: Uint8Array): Uint8Array[] {
  const parts: Uint8Array[] = [];
  let from = 0;
  for (let i = 0; i < bytes.length; i++) {
    if (bytes[i] !== 0x27) continue;
    parts.push(bytes.subarray(from, i + 1));
    from = i + 1;
  }
  parts.push(bytes.subarray(from));
  return parts;
}

function inserted(bytes: Uint8Array, random: Random, piece: Uint8Array): Uint8Array {
  const at = random.int(bytes.length + 1);
  return joined(bytes.subarray(0, at), piece, bytes.subarray(at));
}

function joined(...parts: Uint8Array[]): Uint8Array {
  let length = 0;
  for (const part of parts) length += part.length;
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
