// What set-up tells the user: always on stderr, so that stdout stays the command's own.

/** One line of progress or one error. */
export function say(line) {
  process.stderr.write(`${line}\n`);
}

/** Set-up cannot go on: a stable code, what happened, and what to do. */
export class SetupError extends Error {
  constructor(code, what, cure, exitCode = 1) {
    super(`${code} ${what} ${cure}`);
    this.name = 'SetupError';
    this.code = code;
    this.exitCode = exitCode;
  }
}
