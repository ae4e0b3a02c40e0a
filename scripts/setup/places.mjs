// Where things lie in the repository.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's root folder. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** The Node that the lock file pins. Its package copies the machine's binary to bin/node when it is installed. */
export const pinnedNode = pinnedNodeIn(root);

/** The pinned Node of another checkout. */
export function pinnedNodeIn(folder) {
  return join(folder, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
}
