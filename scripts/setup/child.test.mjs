// Tests of running a program in set-up's stead: streams, exit code, signals.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

const child = new URL('child.mjs', import.meta.url).href;

let folder;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'hawser-child-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Starts a process that runs `script` through runAsThis, in a process group of its own as a terminal would. */
function start(script, ...args) {
  const inner = join(folder, 'inner.mjs');
  const outer = join(folder, 'outer.mjs');
  writeFileSync(inner, script);
  writeFileSync(
    outer,
    `import { runAsThis } from ${JSON.stringify(child)};
     process.exitCode = await runAsThis(process.execPath, ${JSON.stringify([inner, ...args])});`,
  );
  const started = spawn(process.execPath, [outer], { detached: true, stdio: ['pipe', 'pipe', 'inherit'] });
  let output = '';
  started.stdout.setEncoding('utf8').on('data', (chunk) => (output += chunk));
  const ended = new Promise((resolve) => {
    started.once('close', (code, signal) => resolve({ code, signal, output }));
  });
  const says = async (text) => {
    while (!output.includes(text)) await sleep(20);
  };
  return { started, ended, says };
}

/** Counts interrupts; says how many came when it is told to end by SIGTERM. */
const COUNTS_INTERRUPTS = `
  let interrupts = 0;
  process.on('SIGINT', () => console.log('interrupt ' + ++interrupts));
  process.on('SIGTERM', () => { console.log('interrupts: ' + interrupts); process.exit(3); });
  setInterval(() => {}, 1000);
  console.log('ready');`;

describe('a program run in set-up’s stead', () => {
  test('gets the arguments and the input, and its output and exit code are passed on', async () => {
    const { started, ended } = start(
      `let text = ''; for await (const chunk of process.stdin) text += chunk;
       console.log(process.argv.slice(2).join('|') + ':' + text); process.exit(42);`,
      'a b',
      '--c',
    );
    started.stdin.end('input');
    expect(await ended).toEqual({ code: 42, signal: null, output: 'a b|--c:input\n' });
  });

  test('gets one interrupt when the whole group is interrupted and npm sends another on', async () => {
    const { started, ended, says } = start(COUNTS_INTERRUPTS);
    await says('ready');
    process.kill(-started.pid, 'SIGINT');
    process.kill(started.pid, 'SIGINT');
    await says('interrupt 1');
    await sleep(100);
    process.kill(started.pid, 'SIGTERM');
    expect(await ended).toMatchObject({ code: 3, output: 'ready\ninterrupt 1\ninterrupts: 1\n' });
  });

  test('that a signal ends counts as 128 and the number of the signal', async () => {
    const { started, ended, says } = start(`setInterval(() => {}, 1000); console.log('ready');`);
    await says('ready');
    process.kill(started.pid, 'SIGTERM');
    expect(await ended).toMatchObject({ code: 143 });
  });

  test('ends in its orderly way when set-up is killed', async () => {
    const { started, ended, says } = start(COUNTS_INTERRUPTS);
    await says('ready');
    process.kill(started.pid, 'SIGKILL');
    // The stream is the program's own and closes when it has ended.
    expect((await ended).output).toContain('interrupts: 0');
  });
});
