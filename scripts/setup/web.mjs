// Makes sure that the control room's page is built from the present sources.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { runGathered } from './child.mjs';
import { withLock } from './lock.mjs';
import { pinnedNodeIn } from './places.mjs';
import { SetupError, say } from './say.mjs';

/** Name of the file in the build that keeps the hash of its sources. */
export const STAMP = '.built-from';

/** Builds src/web into src/web/dist unless the build there is from the same sources and packages. */
export async function ensureWebBuilt(folder) {
  if (isBuilt(folder)) return;
  await withLock(join(folder, '.setup.lock'), async () => {
    if (isBuilt(folder)) return;
    await build(folder);
    writeFileSync(join(folder, 'src', 'web', 'dist', STAMP), sourceHash(folder));
  });
}

/** True when the build's stamp is that of the present sources. */
export function isBuilt(folder) {
  const dist = join(folder, 'src', 'web', 'dist');
  const stamp = join(dist, STAMP);
  return (
    existsSync(join(dist, 'index.html')) && existsSync(stamp) && readFileSync(stamp, 'utf8') === sourceHash(folder)
  );
}

/** Hash of what the build is made from: src/web and the rooms whose code it uses (without tests and the build), and the lock file. */
export function sourceHash(folder) {
  const hash = createHash('sha256').update(readFileSync(join(folder, 'package-lock.json')));
  const src = join(folder, 'src');
  for (const file of ['web', 'kit', 'terminal'].flatMap((room) => filesBelow(join(src, room)))) {
    hash.update(`\n${relative(src, file)}\n`).update(readFileSync(file));
  }
  return hash.digest('hex') + '\n';
}

function filesBelow(folder) {
  if (!existsSync(folder)) return [];
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  return entries.flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === 'dist' || entry.name === 'node_modules' ? [] : filesBelow(path);
    return /\.test\.tsx?$/.test(entry.name) ? [] : [path];
  });
}

async function build(folder) {
  say('Building the control room (a few seconds, once per change) …');
  const vite = join(folder, 'node_modules', 'vite', 'bin', 'vite.js');
  const config = join('src', 'web', 'vite.config.ts');
  const { code, output } = await runGathered(pinnedNodeIn(folder), [vite, 'build', '--config', config], {
    cwd: folder,
    env: { ...process.env, NODE_ENV: 'production' },
  });
  if (code === 0 && existsSync(join(folder, 'src', 'web', 'dist', 'index.html'))) return;
  process.stderr.write(output);
  throw new SetupError(
    'HWS-SETUP-005',
    `The control room could not be built (vite ended with status ${code}); its output stands above.`,
    'Mend the file it names; in an unchanged checkout run `git status` to see what differs.',
  );
}
