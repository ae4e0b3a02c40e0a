// Letters and colours for the ports of discharge of a plan, and the legend that tells them.
import type { Container } from '../../terminal/container.ts';

/** In the order in which they are given out: the port with the most boxes is A. */
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
/** For ports beyond the letters, and for boxes whose port is not told. */
const BEYOND = '#';
const NOT_TOLD = '?';
/** Foreground colours of ANSI terminals (bright red to bright cyan, then the plain ones), given out in turn. */
const COLOURS = [91, 92, 93, 94, 95, 96, 31, 32, 33, 34, 35, 36] as const;
const RESET = 0;
/** Begins the escape sequence of a colour, which ends with "m". */
const SEQUENCE = '\u001b[';
const KG_PER_TONNE = 1000;

/** Columns that a painted text takes in the terminal: colours take none. */
export function columnsOf(painted: string): number {
  const [first = '', ...rest] = painted.split(SEQUENCE);
  return rest.reduce((columns, piece) => columns + piece.length - piece.indexOf('m') - 1, first.length);
}

/** The letters of one plan. */
export class PortLetters {
  private readonly ports: { port: string; boxes: number; kg: number }[];
  private readonly places: ReadonlyMap<string, number>;
  private readonly colour: boolean;

  constructor(entries: readonly { container: Container }[], colour: boolean) {
    const counts = new Map<string, { port: string; boxes: number; kg: number }>();
    for (const { container } of entries) {
      const port = container.portOfDischarge;
      const count = counts.get(port) ?? { port, boxes: 0, kg: 0 };
      count.boxes++;
      count.kg += container.grossKg;
      counts.set(port, count);
    }
    this.colour = colour;
    this.ports = [...counts.values()].sort(
      (a, b) => Number(a.port === '') - Number(b.port === '') || b.boxes - a.boxes || (a.port < b.port ? -1 : 1),
    );
    this.places = new Map(this.ports.map(({ port }, i) => [port, i]));
  }

  letterOf({ portOfDischarge }: Container): string {
    return this.letter(portOfDischarge);
  }

  /** Text in the colour of a box's port. */
  painted({ portOfDischarge }: Container, text: string): string {
    return this.paint(portOfDischarge, text);
  }

  /** A line for each port: letter, port, boxes, mass. */
  legend(): string[] {
    return this.ports.map(({ port, boxes, kg }) => {
      const letter = this.paint(port, this.letter(port));
      const tonnes = (kg / KG_PER_TONNE).toFixed(1);
      return `${letter} ${port || 'port not told'}: ${boxes} ${boxes === 1 ? 'box' : 'boxes'}, ${tonnes} t`;
    });
  }

  private letter(port: string): string {
    return port === '' ? NOT_TOLD : (LETTERS[this.places.get(port) ?? LETTERS.length] ?? BEYOND);
  }

  private paint(port: string, text: string): string {
    const place = this.places.get(port) ?? 0;
    return this.colour ? `${SEQUENCE}${COLOURS[place % COLOURS.length] ?? RESET}m${text}${SEQUENCE}${RESET}m` : text;
  }
}
