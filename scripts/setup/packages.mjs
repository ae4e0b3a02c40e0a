// What package-lock.json asks for, held against what npm has put into node_modules.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** npm's own record of what it installed. */
const RECORD = join('node_modules', '.package-lock.json');

/**
 * Paths of packages that the lock file asks for on this platform and that are missing, or there in another version.
 * All of them when nothing was installed.
 */
export function missingPackages(folder) {
  const wanted = packagesOf(join(folder, 'package-lock.json'));
  const present = packagesOf(join(folder, RECORD));
  return Object.keys(wanted).filter((path) => {
    const { version, integrity } = wanted[path];
    if (path === '' || !isForThisPlatform(wanted[path])) return false;
    const found = present[path];
    return found?.version !== version || found.integrity !== integrity || !existsSync(join(folder, path));
  });
}

function packagesOf(path) {
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')).packages ?? {}) : {};
}

/** False for an optional package that names neither a platform (npm may leave it out) nor this one. */
function isForThisPlatform({ optional, os, cpu, libc }) {
  if (!optional) return true;
  if (!os && !cpu) return false;
  return allows(os, process.platform) && allows(cpu, process.arch) && (!libc || allows(libc, libcHere()));
}

function allows(list, name) {
  return !list || list.includes(name);
}

function libcHere() {
  return process.report.getReport().header.glibcVersionRuntime ? 'glibc' : 'musl';
}
