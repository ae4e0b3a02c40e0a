// Runs another program: either in this one's stead (all streams, signals and the exit code passed through) or as a step.
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { fileURLToPath } from 'node:url';

const lifeline = new URL('lifeline.mjs', import.meta.url);

/** Two of the same signal within this time are one: npm sends on what the terminal has already sent to everybody. */
const SAME_SIGNAL_MS = 1000;

/**
 * Runs a script with the given Node as if it were this process. The script gets its own process group, so that Ctrl-C,
 * which a terminal sends to npm, to us and to it, reaches it once, through us. Resolves to the exit code; a script ended by
 * a signal counts as 128 + the signal's number, as in a shell.
 */
export function runAsThis(node, args, options = {}) {
  const detached = process.platform !== 'win32';
  const child = spawn(node, ['--import', lifeline.href, ...args], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    detached,
    ...options,
  });
  if (detached) passSignals(child);
  return exitOf(child);
}

/** Resolves to the exit code of a child; rejects when it cannot be started. */
export function exitOf(child) {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve(code ?? 128 + (constants.signals[signal] ?? 0)));
  });
}

/** Runs a program to its end with its output gathered (stdout and stderr together). Resolves to { code, output }. */
export async function runGathered(command, args, options = {}) {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], ...options });
  let output = '';
  const gather = (chunk) => (output += chunk);
  child.stdout.setEncoding('utf8').on('data', gather);
  child.stderr.setEncoding('utf8').on('data', gather);
  return { code: await exitOf(child), output };
}

function passSignals(child) {
  const sent = new Map();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT', 'SIGUSR2']) {
    process.on(signal, () => {
      const now = performance.now();
      if (now - (sent.get(signal) ?? -Infinity) < SAME_SIGNAL_MS) return;
      sent.set(signal, now);
      child.kill(signal);
    });
  }
  // Ctrl-Z stops the child with us, fg lets both go on.
  process.on('SIGTSTP', () => {
    child.kill('SIGSTOP');
    process.kill(process.pid, 'SIGSTOP');
  });
  process.on('SIGCONT', () => child.kill('SIGCONT'));
}

/** Path of the module that ends a child whose parent is gone; exported for its test. */
export const lifelinePath = fileURLToPath(lifeline);
