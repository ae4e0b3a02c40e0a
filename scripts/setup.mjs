// What every npm script begins with. Plain JavaScript for any Node from 18 on: makes sure that the packages of
// package-lock.json are installed, then runs the real thing with the Node that the lock file pins.
// usage: node scripts/setup.mjs start|hawser|bench|test [arguments]
import { join } from 'node:path';
import { runAsThis } from './setup/child.mjs';
import { ensureInstalled } from './setup/install.mjs';
import { pinnedNode, root } from './setup/places.mjs';
import { SetupError, say } from './setup/say.mjs';
import { runTests } from './setup/tests.mjs';
import { ensureWebBuilt } from './setup/web.mjs';

const commandLine = join('src', 'cli', 'main.ts');

const tasks = {
  async start(args) {
    await ensureWebBuilt(root);
    return runAsThis(pinnedNode, [join(root, commandLine), 'serve', ...args]);
  },
  async hawser(args) {
    if (args[0] === 'serve') await ensureWebBuilt(root);
    return runAsThis(pinnedNode, [join(root, commandLine), ...args]);
  },
  bench(args) {
    return runAsThis(pinnedNode, [join(root, 'bench', 'main.ts'), ...args]);
  },
  test(args) {
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
