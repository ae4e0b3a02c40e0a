// Brings files in which separators cannot be found byte by byte into UTF-8: UTF-16, and ISO 2022 where the first UNB names it (UNOX). All
// other files go through as they are. Places that are told of such a file are those in UTF-8.
import { fromUtf16, Iso2022 } from './iso-2022.ts';
import { joined } from './kept-bytes.ts';
import { headIsThere, serviceCharacters } from './service-characters.ts';

/** A way to bring a file into UTF-8, piece by piece. */
interface Way {
  push(piece: Uint8Array): Uint8Array[];
  finish(): Uint8Array[];
}

/** Bytes that tell a file of UTF-16. */
const UTF16_HEAD = 4;

export class Recoder {
  /** What came before it was known how the file begins; null once it is. */
  private head: Uint8Array | null = NOTHING;
  private way: Way | null = null;

  /** Whether the file is brought into UTF-8; false as long as that is not known. */
  get recodes(): boolean {
    return this.way !== null;
  }

  /** Takes a piece of the file; gives what there is of it. */
  push(piece: Uint8Array): readonly Uint8Array[] {
    if (this.head !== null) return this.begin(piece, false);
    return this.way === null ? [piece] : this.way.push(piece);
  }

  /** Gives what is left at the end of the file. */
  finish(): readonly Uint8Array[] {
    const first = this.head === null ? [] : this.begin(NOTHING, true);
    return this.way === null ? first : [...first, ...this.way.finish()];
  }

  private begin(piece: Uint8Array, final: boolean): readonly Uint8Array[] {
    const head = this.head === null || this.head.length === 0 ? piece : joined([this.head, piece]);
    if (!final && !headIsThere(head)) {
      // A copy: the piece is its owner's.
      this.head = head === piece ? piece.slice() : head;
      return [];
    }
    this.head = null;
    this.way = wayOf(head);
    return this.way === null ? [head] : this.way.push(head);
  }
}

/** A whole file; the same bytes where it needs no other ones. */
export function recoded(file: Uint8Array): { bytes: Uint8Array; recodes: boolean } {
  const way = wayOf(file);
  return way === null
    ? { bytes: file, recodes: false }
    : { bytes: joined([...way.push(file), ...way.finish()]), recodes: true };
}

function wayOf(head: Uint8Array): Way | null {
  const utf16 = utf16Of(head);
  if (utf16 !== null) return new Utf16(utf16);
  return serviceCharacters(head).charset === 'UNOX' ? new Iso2022() : null;
}

/** By its byte order mark, or because every other byte of what must be capitals is empty. */
function utf16Of(head: Uint8Array): string | null {
  const [a = 0, b = 0, c = 0, d = 0] = head.subarray(0, UTF16_HEAD);
  if ((a === 0xff && b === 0xfe) || (a !== 0 && b === 0 && c !== 0 && d === 0)) return 'utf-16le';
  return (a === 0xfe && b === 0xff) || (a === 0 && b !== 0 && c === 0 && d !== 0) ? 'utf-16be' : null;
}

class Utf16 implements Way {
  private readonly decoder: InstanceType<typeof TextDecoder>;

  constructor(label: string) {
    this.decoder = new TextDecoder(label);
  }

  push(piece: Uint8Array): Uint8Array[] {
    return [fromUtf16(this.decoder.decode(piece, { stream: true }))];
  }

  finish(): Uint8Array[] {
    return [fromUtf16(this.decoder.decode())];
  }
}

const NOTHING = new Uint8Array(0);
