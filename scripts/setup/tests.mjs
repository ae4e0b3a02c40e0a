// The test command: every check in order, each with a heading and its time, and at the end one line of real counts.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBrowser } from './browser.mjs';
import { exitOf } from './child.mjs';
import { countTests } from './count.mjs';
import { pinnedNode, root } from './places.mjs';
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
  const chromium = await ensureBrowser();
  await ensureWebBuilt(root);
  const env = { ...process.env, CHROMIUM: chromium };
  let passed = 0;
  let failed = 0;
  if (args.length === 0) {
    for (const { title, args: command } of staticChecks) {
      const code = await step(title, command, env);
      if (code === 0) passed++;
      else failed++;
    }
  }
  const counts = await runVitest(args, env);
  if (counts.skipped > 0) console.log(`${counts.skipped} skipped`);
  console.log(`${passed + counts.passed} passed, ${failed + counts.failed} failed`);
  return failed + counts.failed === 0 ? 0 : 1;
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
  const start = performance.now();
  console.log(`\n== ${title}`);
  const code = await exitOf(spawn(pinnedNode, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], env }));
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(`== ${title}: ${code === 0 ? 'good' : `failed (status ${code})`}, ${seconds} s`);
  return code;
}
