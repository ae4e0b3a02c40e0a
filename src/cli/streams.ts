// Where a command writes: results to stdout, everything else to stderr. A reader who closes the pipe early is no fault.

/** What a command needs of a stream. */
export interface TextStream {
  isTTY?: boolean;
  columns?: number;
  write(text: string): unknown;
}

/** One that takes bytes, too. */
export interface ByteStream extends TextStream {
  write(text: string | Uint8Array): unknown;
}

/** What a command works with besides its arguments. */
export interface Streams {
  out: ByteStream;
  err: TextStream;
}

/** Lets a broken pipe (`hawser errors | head`) pass in silence; other faults of a stream still end the process. */
export function forgiveBrokenPipe(stream: NodeJS.WriteStream): void {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}

/** Rows with aligned columns, two blanks between them. */
export function columns(rows: readonly (readonly string[])[]): string {
  const widths: number[] = [];
  for (const row of rows) row.forEach((cell, c) => (widths[c] = Math.max(widths[c] ?? 0, cell.length)));
  return rows
    .map((row) =>
      row
        .map((cell, c) => cell.padEnd(widths[c] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .map((line) => `${line}\n`)
    .join('');
}

/** A result as JSON text for stdout. */
export function jsonText(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
