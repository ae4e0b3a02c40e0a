// A4 pages under a pen: places, letters, lines and tagged parts. Knows how a page looks, and nothing of what stands on it.
import PDFDocument from 'pdfkit';
import { FONTS, type Weight } from './fonts.ts';

/** Lengths in points, 1/72 inch. A4 is 595.28 by 841.89. */
export const PAGE = { width: 595.28, height: 841.89, side: 42, top: 60, bottom: 54 } as const;
/** Width that is written on. */
export const WIDTH = PAGE.width - 2 * PAGE.side;

/** Grey and colours that are told apart on a black-and-white printer too, dark enough to be read (WCAG 2.2: 4.5 to 1 on white). */
export const INK = {
  text: '#14202b',
  soft: '#4d5b68',
  rule: '#b9c3cc',
  hair: '#dde3e8',
  bar: '#cfe0ef',
  good: '#1a6b3a',
  bad: '#a1241b',
  mark: '#1f4e79',
};

/** How a text is set. */
export interface Type {
  size: number;
  weight?: Weight;
  ink?: string;
  right?: boolean;
}

type Doc = InstanceType<typeof PDFDocument>;
type Part = ReturnType<Doc['struct']>;

/** A document being drawn; `y`: where the next thing stands. */
export class Sheet {
  y: number = PAGE.top;
  private readonly doc: Doc;
  private readonly root: Part;
  private readonly chunks: Uint8Array[] = [];
  private readonly ended: Promise<void>;

  constructor(told: { title: string; language: string; made: number }) {
    const made = new Date(told.made);
    this.doc = new PDFDocument({
      ...{ size: 'A4', margin: 0, bufferPages: true, pdfVersion: '1.7', tagged: true, displayTitle: true },
      lang: told.language,
      // The types of the package know the kinds for archives only.
      subset: 'PDF/UA' as 'PDF/A-2a',
      info: { Title: told.title, Creator: 'Hawser', Producer: 'Hawser', CreationDate: made, ModDate: made },
    });
    this.ended = new Promise((resolve, reject) => {
      this.doc.on('data', (chunk: Uint8Array) => this.chunks.push(chunk));
      this.doc.on('end', resolve);
      this.doc.on('error', reject);
    });
    for (const [name, file] of Object.entries(FONTS)) this.doc.registerFont(name, file);
    this.root = this.doc.struct('Document', { title: told.title });
    this.doc.addStructure(this.root);
  }

  /** Begins the next page. */
  turn(): void {
    this.doc.addPage();
    this.y = PAGE.top;
  }

  /** Begins the next page unless so much fits on this one. True when it did. */
  need(height: number): boolean {
    if (this.y + height <= PAGE.height - PAGE.bottom) return false;
    this.turn();
    return true;
  }

  /** Marks this place in the list of contents that a reader shows. */
  bookmark(title: string): void {
    this.doc.outline.addItem(title);
  }

  /** A part within a part, or of the document: what is drawn in it is read out as that. `scope` of a heading of a table. */
  part(kind: string, within: Part | null, options: { scope?: 'Column' | 'Row' } = {}): Part {
    const made = this.doc.struct(kind, options as object);
    (within ?? this.root).add(made);
    return made;
  }

  /** Draws what is read out as one piece of a part. */
  piece(kind: string, within: Part | null, draw: () => void, options: { scope?: 'Column' | 'Row' } = {}): void {
    const part = this.part(kind, within, options);
    part.add(draw);
    part.end();
  }

  /** Draws what is not read out: lines, bars, what repeats on each page. Not to be called within a piece. */
  silent(draw: () => void, type: 'Layout' | 'Pagination' = 'Layout'): void {
    this.doc.markContent('Artifact', { type });
    draw();
    this.doc.endMarkedContent();
  }

  /** Height of a text that is broken into lines of a width. */
  heightOf(text: string, width: number, type: Type): number {
    this.set(type);
    return this.linesOf(text, width).length * this.doc.currentLineHeight(true);
  }

  /** Writes a text, broken into lines of a width, its top at a place. */
  write(text: string, x: number, y: number, width: number, type: Type): void {
    if (text === '') return;
    this.set(type);
    const height = this.doc.currentLineHeight(true);
    this.linesOf(text, width).forEach((line, i) => {
      const from = type.right ? x + width - this.doc.widthOfString(line) : x;
      this.doc.text(line, from, y + i * height, { lineBreak: false });
    });
  }

  /** A text in lines, broken between words in every language; within a word only where that is wider than a line. */
  private linesOf(text: string, width: number): string[] {
    return text.split('\n').flatMap((paragraph) => {
      const lines: string[] = [];
      for (const word of paragraph.split(' ').flatMap((one) => this.fitting(one, width))) {
        const longer = lines.length === 0 ? word : `${lines.at(-1)} ${word}`;
        if (lines.length > 0 && this.doc.widthOfString(longer) <= width) lines[lines.length - 1] = longer;
        else lines.push(word);
      }
      return lines;
    });
  }

  /** A word in pieces that are no wider than a line. */
  private fitting(word: string, width: number): string[] {
    if (this.doc.widthOfString(word) <= width) return [word];
    const pieces = [''];
    for (const letter of word) {
      const longer = `${pieces.at(-1)}${letter}`;
      if (longer.length > letter.length && this.doc.widthOfString(longer) > width) pieces.push(letter);
      else pieces[pieces.length - 1] = longer;
    }
    return pieces;
  }

  private set({ size, weight = 'plain', ink = INK.text }: Type): void {
    this.doc.font(weight).fontSize(size).fillColor(ink);
  }

  /** A line over a width. */
  rule(x: number, y: number, width: number, thickness: number, ink: string): void {
    this.doc.rect(x, y, width, thickness).fill(ink);
  }

  /** A filled rectangle. */
  box(x: number, y: number, width: number, height: number, ink: string): void {
    this.doc.rect(x, y, width, height).fill(ink);
  }

  /** Goes over all pages once they are drawn, for what stands on each; then the document is ready. */
  async finish(each: (page: number, pages: number) => void): Promise<Uint8Array> {
    this.root.end();
    const { count } = this.doc.bufferedPageRange();
    for (let page = 0; page < count; page++) {
      this.doc.switchToPage(page);
      each(page + 1, count);
    }
    this.doc.end();
    await this.ended;
    return Buffer.concat(this.chunks);
  }
}

export type { Part };
