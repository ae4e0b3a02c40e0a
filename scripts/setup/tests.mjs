// The test command: every check in order, each with a heading and its time, and at the end one line of real counts.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBrowser } from './browser.mjs';
import { exitOf } from './child.mjs';
import { countTests } from './count.mjs';
import { ensureNatsServer } from './nats.mjs';
import { pinnedNode, root } from './places.mjs';
import { ensurePostgres } from './postgres.mjs';
import { SetupError, say } from './say.mjs';
import { ensureWebBuilt } from './web.mjs';

const tool = (...parts) => join(root, 'node_modules', ...parts);

/** The checks that read the sources only. Each counts as one test. */
const staticChecks = [
  { title: 'Types', args: [tool('typescript', 'bin', 'tsc'), '--noEmit', '-p', 'tsconfig.json'] },
  { title: 'Types of the page', args: [tool('typescript', 'bin', 'tsc'), '--noEmit', '-p', 'src/web/tsconfig.json'] },
  { title: 'Lint', args: [tool('eslint', 'bin', 'eslint.js'), '.', '--max-warnings', '0'] },
  { title: 'Format', args: [tool('prettier', 'bin', 'prettier.cjs'), '--check', '--log-level', 'warn', '.'] },
  {
    title: 'Floors',
    args: [
      tool('dependency-cruiser', 'bin', 'dependency-cruise.mjs'),
      ...['--config', '.dependency-cruiser.cjs', '--output-type', 'err', 'src', 'bench', 'test'],
    ],
  },
];

/**
 * Runs all checks, or with arguments only the vitest tests of the named paths. Ends with the line "N passed, N failed".
 * Resolves to the exit code: 0 when nothing failed.
 */
export async function runTests(args) {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  const add = ({ passed, failed, skipped = 0 }) => {
    counts.passed += passed;
    counts.failed += failed;
    counts.skipped += skipped;
  };
  let chromium;
  let natsServer;
  let postgres;
  add(await prepare('Browser', async () => (chromium = await ensureBrowser())));
  add(await prepare('NATS server', async () => (natsServer = await ensureNatsServer())));
  add(await prepare('PostgreSQL', async () => (postgres = await ensurePostgres())));
  add(await prepare('Build of the page', () => ensureWebBuilt(root)));
  const env = { ...process.env, CHROMIUM: chromium, NATS_SERVER: natsServer, POSTGRES: postgres };
  for (const { title, args: command } of args.length === 0 ? staticChecks : []) {
    add(outcome((await step(title, command, env)) === 0));
  }
  add(await runVitest(args, env));
  if (counts.skipped > 0) console.log(`${counts.skipped} skipped`);
  console.log(`${counts.passed} passed, ${counts.failed} failed`);
  return counts.failed === 0 ? 0 : 1;
}

const outcome = (good) => (good ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 });

/** Brings what the tests need. A fault counts as a failed check, and the others run all the same. */
async function prepare(title, bring) {
  heading(title);
  const start = performance.now();
  try {
    await bring();
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    say(error.message);
    closing(title, 1, start);
    return outcome(false);
  }
  closing(title, 0, start);
  return outcome(true);
}

async function runVitest(args, env) {
  const folder = mkdtempSync(join(tmpdir(), 'hawser-test-'));
  try {
    const report = join(folder, 'report.json');
    const command = [tool('vitest', 'vitest.mjs'), 'run', '--reporter=default', '--reporter=json'];
    const code = await step('Tests', [...command, `--outputFile.json=${report}`, ...args], env);
    return countTests(readReport(report), code);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function readReport(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return null; // vitest ended before it wrote one: countTests makes that a failure
  }
}

async function step(title, args, env) {
  heading(title);
  const start = performance.now();
  const code = await exitOf(spawn(pinnedNode, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], env }));
  closing(title, code, start);
  return code;
}

function heading(title) {
  console.log(`\n== ${title}`);
}

function closing(title, code, start) {
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(`== ${title}: ${code === 0 ? 'good' : `failed (status ${code})`}, ${seconds} s`);
}
