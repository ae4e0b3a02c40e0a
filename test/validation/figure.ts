// The shape of a validation: what is published of a machine beside what the twin's machine does, and the page that shows both.

/** One published figure and the twin's. */
export interface Figure {
  what: string;
  unit: string;
  /** What the twin is held against; null: there is nothing, the twin's figure is shown alone. */
  published: number | null;
  /** What that is: printed of a real machine or study; reckoned from printed speeds; a formula of physics; a figure in use that nobody measured. */
  basis: 'published' | 'derived' | 'closed form' | 'usual' | 'none';
  twin: number;
  digits: number;
  /** Deviation that is accepted, as a share of the published figure; null: shown only, `remark` says why. */
  band: number | null;
  remark?: string;
}

/** One experiment in every way in which its report can be read, and why one of them is shown among the figures. */
export interface Readings {
  what: string;
  columns: string[];
  published: number[];
  rows: { reading: string; twin: number[]; shown: boolean }[];
  /** How the one that is shown was chosen. */
  chosen: string;
}

/** The figures of one machine, with how they were got. */
export interface Validation {
  machine: string;
  /** Where the published figures come from. */
  sources: string[];
  /** How the experiment is set up, a sentence each. */
  setup: string[];
  figures: Figure[];
  readings?: Readings;
}

/** Deviation of the twin's figure as a share of the published one; null without one. */
export function deviation({ published, twin }: Figure): number | null {
  return published === null ? null : twin / published - 1;
}

/** True when a figure with a band lies within it. */
export function withinBand(figure: Figure): boolean {
  const found = deviation(figure);
  return found === null || figure.band === null || Math.abs(found) <= figure.band;
}

/** The page, as Markdown. */
export function page(validations: readonly Validation[]): string {
  const figures = validations.flatMap((v) => v.figures);
  const held = figures.filter((f) => f.published !== null && f.band !== null);
  const inside = held.filter(withinBand).length;
  return [
    '# Validation of the twin',
    '',
    'Each table sets what is published of a machine beside what the machine of the twin does when it is given the same figures and',
    'the same work. The machines run as they do in a terminal, behind the equipment port; nothing is reckoned beside them. This page is',
    'written by `scripts/validation.ts`; a test for each machine holds the deviations within the bands and this page against the script.',
    '',
    `${held.length} figures have a band; the twin lies within it for ${inside} of them. Deviation is the twin against the reference. The basis of a`,
    'reference is one of: _published_ of a machine or a study; _derived_, reckoned from published speeds and accelerations; a _closed form_ of',
    'physics; _usual_, a figure in use that nobody has published as measured.',
    '',
    ...validations.flatMap(section),
  ].join('\n');
}

function section({ machine, sources, setup, figures, readings }: Validation): string[] {
  return [
    `## ${machine}`,
    '',
    ...setup.map((s) => `- ${s}`),
    ...sources.map((s) => `- Source: ${s}`),
    '',
    '| figure | unit | basis | reference | twin | deviation | band |',
    '| --- | --- | --- | ---: | ---: | ---: | ---: |',
    ...figures.map(row),
    '',
    ...figures.flatMap((f) => (f.remark === undefined ? [] : [`- ${f.what}: ${f.remark}`])),
    '',
    ...(readings ? readingsTable(readings) : []),
  ];
}

function readingsTable({ what, columns, published, rows, chosen }: Readings): string[] {
  const figures = (of: readonly number[]): string => of.map((n) => ` ${n.toFixed(1)} |`).join('');
  return [
    `${what}:`,
    '',
    `| reading | ${columns.join(' | ')} |`,
    `| --- |${' ---: |'.repeat(columns.length)}`,
    `| published |${figures(published)}`,
    ...rows.map((r) => `| ${r.reading}${r.shown ? ' (shown above)' : ''} |${figures(r.twin)}`),
    '',
    chosen,
    '',
  ];
}

function percent(share: number): string {
  return (100 * share).toFixed(share < 0.01 ? 1 : 0);
}

function row(f: Figure): string {
  const found = deviation(f);
  const cells = [
    f.what,
    f.unit,
    f.basis === 'none' ? '-' : f.basis,
    f.published === null ? '-' : f.published.toFixed(f.digits),
    f.twin.toFixed(f.digits),
    found === null ? '-' : `${found < 0 ? '' : '+'}${(100 * found).toFixed(1)} %`,
    f.band === null || f.published === null ? '-' : `± ${percent(f.band)} %`,
  ];
  return `| ${cells.join(' | ')} |`;
}
