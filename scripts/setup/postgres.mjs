// Makes sure that there is a PostgreSQL server for the tests of the journal on it. The tests start it themselves, in a folder of
// their own; Debian's ready-made cluster is not wanted.
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureProgram } from './debian.mjs';

/** Debian keeps every version in a folder of its own. */
const VERSIONS = '/usr/lib/postgresql';
/** Read by Debian's postgresql-common when it installs a server. */
const CLUSTER_SETTINGS = '/etc/postgresql-common/createcluster.d';

const POSTGRES = {
  name: 'PostgreSQL',
  variable: 'POSTGRES',
  places: () => serversIn(VERSIONS),
  packages: ['postgresql'],
  use: 'The tests of the journal on PostgreSQL',
  codes: {
    ...{ named: 'HWS-SETUP-014', missing: 'HWS-SETUP-015' },
    ...{ notInstalled: 'HWS-SETUP-016', notThere: 'HWS-SETUP-017' },
  },
  before: () => refuseCluster(CLUSTER_SETTINGS),
};

/**
 * Path of the server program `postgres`: $POSTGRES, or the newest of Debian's, or freshly installed where that is possible. With a
 * DATABASE_URL the tests use that server, and nothing is needed here: undefined.
 */
export async function ensurePostgres(env = process.env) {
  return env.DATABASE_URL ? undefined : ensureProgram(POSTGRES, env);
}

/** The server programs of a folder of versions, newest first; where there is none, the place where one would be. */
export function serversIn(folder) {
  const versions = existsSync(folder) ? readdirSync(folder).filter((name) => /^\d+$/.test(name)) : [];
  const inOrder = versions.sort((a, b) => Number(b) - Number(a));
  return (inOrder.length > 0 ? inOrder : ['*']).map((version) => join(folder, version, 'bin', 'postgres'));
}

/** Says, before the package is installed, that no cluster is to be made and started with it. */
export function refuseCluster(folder) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'hawser-tests.conf'), 'create_main_cluster = false\n');
}
