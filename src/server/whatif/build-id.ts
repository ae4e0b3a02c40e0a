// Names the very build that runs: machines of one sweep must all run the same, since another may give other results.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Sources of the product, without the page and the tests. */
const SOURCES = fileURLToPath(new URL('../../', import.meta.url));
const NO_PART = /(^|[\\/])web[\\/]|[.](test|fixture)[.][a-z]+$|[.]d[.]ts$/;

/** Hash of the sources that do the runs, 16 hexadecimal digits. */
export function buildId(): string {
  const hash = createHash('sha256');
  const names = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' })
    .filter((name) => /[.](ts|js)$/.test(name) && !NO_PART.test(name))
    .sort();
  for (const name of names) hash.update(name.replaceAll('\\', '/')).update(readFileSync(join(SOURCES, name)));
  return hash.digest('hex').slice(0, 16);
}
