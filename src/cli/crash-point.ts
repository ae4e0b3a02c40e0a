// For tests of what a crash leaves behind: HAWSER_CRASHPOINT=NAME:N in the environment lets the process kill itself when it passes a
// crash point for the n-th time, as abruptly as kill -9 does.
import { CRASH_POINTS, onCrashPoint, type CrashPoint } from '../kit/crash-point.ts';
import { cliFault } from './fault.ts';

/** Arms a crash point, told as NAME:N with N from 1. @throws InputError HWS-CLI-005 */
export function armCrashPoint(text: string): void {
  const [, name = '', digits = ''] = /^([a-z-]+):([1-9]\d{0,8})$/.exec(text) ?? [];
  if (!Object.hasOwn(CRASH_POINTS, name)) {
    const names = Object.keys(CRASH_POINTS).join(', ');
    throw cliFault(
      'HWS-CLI-005',
      `"${text}" is no crash point; they are NAME:N with a NAME of ${names}.`,
      'HAWSER_CRASHPOINT',
    );
  }
  let left = Number(digits);
  onCrashPoint((point: CrashPoint) => {
    if (point !== name || --left > 0) return;
    process.kill(process.pid, 'SIGKILL');
    // The signal may come a moment after the call: nothing more may happen until then.
    for (;;) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1000);
  });
}
