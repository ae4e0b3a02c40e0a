// Makes sure that node_modules holds what package-lock.json says. Looks first; runs `npm ci` only when something is amiss.
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, delimiter, join, sep } from 'node:path';
import { runGathered } from './child.mjs';
import { withLock } from './lock.mjs';
import { missingPackages } from './packages.mjs';
import { pinnedNodeIn } from './places.mjs';
import { SetupError, say } from './say.mjs';

/** Name of the file in node_modules that keeps what it was installed from: platform and lock file. */
export const STAMP = '.hawser-installed';

/** Installs the packages unless they are there and up to date. */
export async function ensureInstalled(folder) {
  if (isInstalled(folder)) return;
  await withLock(join(folder, '.setup.lock'), async () => {
    if (isInstalled(folder)) return;
    if (!existsSync(pinnedNodeIn(folder)) || missingPackages(folder).length > 0) await install(folder);
    writeFileSync(join(folder, 'node_modules', STAMP), wantedStamp(folder));
  });
}

/** True when the stamp in node_modules is that of the present lock file and platform, and the pinned Node is there. */
export function isInstalled(folder) {
  const stamp = join(folder, 'node_modules', STAMP);
  return existsSync(pinnedNodeIn(folder)) && existsSync(stamp) && readFileSync(stamp, 'utf8') === wantedStamp(folder);
}

/** The lock file's own text and not its hash: comparing costs less than loading the hash functions at every start. */
function wantedStamp(folder) {
  return `${process.platform}-${process.arch}\n${readFileSync(join(folder, 'package-lock.json'), 'utf8')}`;
}

async function install(folder) {
  say('Installing the packages of package-lock.json (about a minute, once) …');
  const path = pathWithoutLocalPackages(process.env.PATH ?? '');
  await npmCi(folder, path);
  if (missingPackages(folder).length > 0) await installWithPinnedNode(folder, path);
}

/**
 * npm leaves out optional packages that the Node it runs on is too old for, among them the bundler's machine code, though
 * they are to run on the pinned Node. So npm has to run on that one too, from a place that npm ci does not take away.
 */
async function installWithPinnedNode(folder, path) {
  say(`Installing once more with the pinned Node: Node ${process.versions.node} left packages out …`);
  const aside = mkdtempSync(join(tmpdir(), 'hawser-node-'));
  try {
    const pinned = pinnedNodeIn(folder);
    copyFileSync(pinned, join(aside, basename(pinned)));
    await npmCi(folder, aside + delimiter + path);
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
}

async function npmCi(folder, path) {
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  const { code, output } = await runGathered('npm', args, {
    cwd: folder,
    env: { ...process.env, PATH: path },
    shell: process.platform === 'win32',
  }).catch(cannotStartNpm);
  if (code === 0 && existsSync(pinnedNodeIn(folder))) return;
  process.stderr.write(output);
  if (code !== 0) {
    throw new SetupError(
      'HWS-SETUP-002',
      `npm ci ended with status ${code}; its output stands above.`,
      'Check that the package registry can be reached, then run the command again.',
    );
  }
  throw new SetupError(
    'HWS-SETUP-003',
    'The packages are installed, but the pinned Node is not among them, because install scripts did not run.',
    'Switch ignore-scripts off in the npm configuration, then run the command again.',
  );
}

function cannotStartNpm(error) {
  throw new SetupError(
    'HWS-SETUP-004',
    `npm cannot be started (${error.code ?? error.message}).`,
    'Install Node.js 18 or later together with npm, and see that both are on the PATH.',
  );
}

/** npm puts node_modules/.bin on the PATH; the Node in there must not run npm ci, which takes that folder away. */
function pathWithoutLocalPackages(path) {
  const local = join('node_modules', '.bin');
  return path
    .split(delimiter)
    .filter((part) => !part.replace(/[\\/]+$/, '').endsWith(sep + local))
    .join(delimiter);
}
