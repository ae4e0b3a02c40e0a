// Reads a PDF back for tests: its text page by page as its fonts map it, the kinds of its tags, and its objects. Only what the reports' files use of ISO 32000-1.
import { inflateSync } from 'node:zlib';

/** A PDF as it was read. */
export interface ReadPdf {
  /** Text of each page, line by line as it was drawn. */
  pages: string[];
  /** How often each kind of tag occurs. */
  tags: Map<string, number>;
  /** Dictionaries of all objects, as text. */
  objects: string[];
  fonts: string[];
}

interface PdfObject {
  dictionary: string;
  stream: string;
}

/** Reads a PDF. Throws where it is not one. */
export function readPdf(bytes: Uint8Array): ReadPdf {
  const text = Buffer.from(bytes).toString('latin1');
  if (!text.startsWith('%PDF-') || !text.trimEnd().endsWith('%%EOF')) throw new Error('This is no PDF.');
  const objects = objectsOf(text);
  const letters = fontsOf(objects);
  const pages = [...objects.values()].filter(({ dictionary }) => /\/Type \/Page\b/.test(dictionary));
  const tags = new Map<string, number>();
  for (const { dictionary } of objects.values()) {
    const kind = dictionary.includes('/K [') ? /\/S \/(\w+)/.exec(dictionary)?.[1] : undefined;
    if (kind !== undefined) tags.set(kind, (tags.get(kind) ?? 0) + 1);
  }
  return {
    pages: pages.map(({ dictionary }) => textOf(objects.get(refOf(dictionary, 'Contents'))?.stream ?? '', letters)),
    tags,
    objects: [...objects.values()].map(({ dictionary }) => dictionary),
    fonts: [...text.matchAll(/\/BaseFont \/([\w+-]+)/g)].map((match) => match[1] as string),
  };
}

function objectsOf(text: string): Map<number, PdfObject> {
  const objects = new Map<number, PdfObject>();
  for (const [, number, body = ''] of text.matchAll(/(\d+) 0 obj\n([\s\S]*?)\nendobj/g)) {
    const cut = body.indexOf('\nstream\n');
    const dictionary = cut < 0 ? body : body.slice(0, cut);
    const raw = cut < 0 ? '' : body.slice(cut + 8, body.lastIndexOf('\nendstream'));
    const packed = dictionary.includes('/FlateDecode');
    const stream = packed ? inflateSync(Buffer.from(raw, 'latin1')).toString('latin1') : raw;
    objects.set(Number(number), { dictionary, stream });
  }
  return objects;
}

const refOf = (dictionary: string, name: string): number =>
  Number(new RegExp(`/${name} (\\d+) 0 R`).exec(dictionary)?.[1] ?? -1);

/** For each name by which pages call a font, the letters of its codes. */
function fontsOf(objects: ReadonlyMap<number, PdfObject>): Map<string, Map<string, string>> {
  const fonts = new Map<string, Map<string, string>>();
  for (const { dictionary } of objects.values())
    for (const [, name = '', font] of dictionary.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const map = objects.get(refOf(objects.get(Number(font))?.dictionary ?? '', 'ToUnicode'));
      if (map) fonts.set(name, lettersOf(map.stream));
    }
  return fonts;
}

/** A ToUnicode map: ranges of codes with the letters of each, one after the other; a ligature has several. */
function lettersOf(map: string): Map<string, string> {
  const letters = new Map<string, string>();
  for (const [, from = '', , list = ''] of map.matchAll(/<(\w+)> <(\w+)> \[([^\]]*)\]/g))
    [...list.matchAll(/<([\w ]*)>/g)].forEach(([, hex = ''], i) => {
      const code = (parseInt(from, 16) + i).toString(16).padStart(4, '0');
      letters.set(code, Buffer.from(hex.replaceAll(' ', ''), 'hex').swap16().toString('utf16le'));
    });
  return letters;
}

function textOf(content: string, fonts: ReadonlyMap<string, ReadonlyMap<string, string>>): string {
  let letters: ReadonlyMap<string, string> = new Map();
  const lines: string[] = [];
  for (const [, font, shown] of content.matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
    if (font !== undefined) letters = fonts.get(font) ?? new Map<string, string>();
    else lines.push([...(shown ?? '').matchAll(/<(\w+)>/g)].map(([, hex = '']) => decoded(hex, letters)).join(''));
  }
  return lines.join('\n');
}

/** A code without a letter is shown as the sign for one that is missing. */
function decoded(hex: string, letters: ReadonlyMap<string, string>): string {
  return (hex.match(/.{4}/g) ?? []).map((code) => letters.get(code.toLowerCase()) ?? '\ufffd').join('');
}
