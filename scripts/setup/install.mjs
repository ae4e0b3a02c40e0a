// Makes sure that node_modules holds what package-lock.json says. Looks first; runs `npm ci` only when something is amiss.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join, sep } from 'node:path';
import { runGathered } from './child.mjs';
import { withLock } from './lock.mjs';
import { pinnedNodeIn } from './places.mjs';
import { SetupError, say } from './say.mjs';

/** Name of the file in node_modules that keeps the hash of the lock file it was installed from. */
export const STAMP = '.hawser-installed';

/** Installs the packages unless they are there and up to date. */
export async function ensureInstalled(folder) {
  if (isInstalled(folder)) return;
  await withLock(join(folder, '.setup.lock'), async () => {
    if (isInstalled(folder)) return;
    if (!agreesWithLock(folder)) await npmCi(folder);
    writeFileSync(join(folder, 'node_modules', STAMP), lockHash(folder));
  });
}

/** True when the stamp in node_modules is that of the present lock file and platform, and the pinned Node is there. */
export function isInstalled(folder) {
  const stamp = join(folder, 'node_modules', STAMP);
  return existsSync(pinnedNodeIn(folder)) && existsSync(stamp) && readFileSync(stamp, 'utf8') === lockHash(folder);
}

/**
 * True when npm's own record of node_modules has every package of the lock file in the same version: somebody ran `npm ci`
 * by hand. Packages for other platforms are optional and may be absent.
 */
export function agreesWithLock(folder) {
  const record = join(folder, 'node_modules', '.package-lock.json');
  if (!existsSync(record) || !existsSync(pinnedNodeIn(folder))) return false;
  const wanted = packagesOf(join(folder, 'package-lock.json'));
  const present = packagesOf(record);
  return Object.entries(wanted).every(([path, { version, integrity, optional }]) => {
    if (path === '') return true;
    const found = present[path];
    if (!found) return optional === true;
    return found.version === version && found.integrity === integrity && existsSync(join(folder, path));
  });
}

function packagesOf(path) {
  return JSON.parse(readFileSync(path, 'utf8')).packages ?? {};
}

function lockHash(folder) {
  const hash = createHash('sha256')
    .update(readFileSync(join(folder, 'package-lock.json')))
    .digest('hex');
  return `${hash} ${process.platform}-${process.arch}\n`;
}

async function npmCi(folder) {
  say('Installing the packages of package-lock.json (about a minute, once) …');
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  const { code, output } = await runGathered('npm', args, {
    cwd: folder,
    env: { ...process.env, PATH: pathWithoutLocalPackages(process.env.PATH ?? '') },
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
