// The shape of every measurement: bench/NAME.ts exports `run`, which answers with rows to print.

/** One figure. With a target it can be met or missed; `pass` says which. */
export interface Row {
  what: string;
  value: number | string;
  unit: string;
  target?: number | string;
  pass?: boolean;
}

/** What a measurement found. */
export interface Measurement {
  name: string;
  rows: Row[];
}

/** What a module of this folder exports. */
export interface MeasurementModule {
  run(): Promise<Measurement>;
}

/** A measurement as lines of a table: columns aligned, numbers to the right. */
export function tableOf({ name, rows }: Measurement): string {
  const cells = [
    ['what', 'value', 'unit', 'target', ''],
    ...rows.map((row) => [row.what, shown(row.value), row.unit, shown(row.target ?? ''), verdict(row.pass)]),
  ];
  const widths = [0, 1, 2, 3, 4].map((column) => Math.max(...cells.map((line) => line[column]!.length)));
  const lines = cells.map((line) =>
    line
      .map((cell, column) =>
        column === 1 || column === 3 ? cell.padStart(widths[column]!) : cell.padEnd(widths[column]!),
      )
      .join('  ')
      .trimEnd(),
  );
  return [name, ...lines].join('\n') + '\n';
}

/** True unless a row missed its target. */
export function targetsMet({ rows }: Measurement): boolean {
  return rows.every((row) => row.pass !== false);
}

function verdict(pass: boolean | undefined): string {
  if (pass === undefined) return '';
  return pass ? 'met' : 'MISSED';
}

/** Whole numbers in full with separators, others to four significant digits. */
function shown(value: number | string): string {
  if (typeof value === 'string') return value;
  if (Number.isInteger(value)) return value.toLocaleString('en-GB');
  return value.toLocaleString('en-GB', { maximumSignificantDigits: Math.abs(value) >= 1000 ? 6 : 4 });
}
