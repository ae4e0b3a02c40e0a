// What every npm script begins with. Plain JavaScript for any Node from 18 on: makes sure that the packages of
// package-lock.json are installed, then runs the real thing with the Node that the lock file pins.
// usage: node scripts/setup.mjs start|hawser|bench|test [arguments]
import { join } from 'node:path';
import { runAsThis } from './setup/child.mjs';
import { ensureInstalled } from './setup/install.mjs';
import { pinnedNode, root } from './setup/places.mjs';
import { SetupError, say } from './setup/say.mjs';

const commandLine = join(root, 'src', 'cli', 'main.ts');

/** Loaded only where it is needed, so that a short command starts at once. */
async function ensureWebBuilt() {
  const web = await import('./setup/web.mjs');
  return web.ensureWebBuilt(root);
}

const tasks = {
  async start(args) {
    await ensureWebBuilt();
    return runAsThis(pinnedNode, [commandLine, 'serve', ...args]);
  },
  async hawser(args) {
    if (args[0] === 'serve') await ensureWebBuilt();
    return runAsThis(pinnedNode, [commandLine, ...args]);
  },
  bench(args) {
    return runAsThis(pinnedNode, [join(root, 'bench', 'main.ts'), ...args]);
  },
  async test(args) {
    const { runTests } = await import('./setup/tests.mjs');
    return runTests(args);
  },
};

async function main([name, ...args]) {
  const task = Object.hasOwn(tasks, name ?? '') ? tasks[name] : undefined;
  if (!task) {
    throw new SetupError(
      'HWS-SETUP-001',
      `There is no task "${name ?? ''}".`,
      `Name one of ${Object.keys(tasks).join(', ')}.`,
      2,
    );
  }
  await ensureInstalled(root);
  return task(args);
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof SetupError)) throw error;
  say(error.message);
  process.exitCode = error.exitCode;
}
