// Makes sure that there is a NATS server for the tests of sweeps over several machines.
import { ensureProgram } from './debian.mjs';

const NATS_SERVER = {
  name: 'nats-server',
  variable: 'NATS_SERVER',
  places: ['/usr/sbin/nats-server', '/usr/bin/nats-server', '/usr/local/bin/nats-server'],
  packages: ['nats-server'],
  use: 'The tests of sweeps over several machines',
  codes: {
    ...{ named: 'HWS-SETUP-010', missing: 'HWS-SETUP-011' },
    ...{ notInstalled: 'HWS-SETUP-012', notThere: 'HWS-SETUP-013' },
  },
};

/** Path of a nats-server: $NATS_SERVER, or one of the usual places, or freshly installed where that is possible. */
export function ensureNatsServer(env = process.env) {
  return ensureProgram(NATS_SERVER, env);
}
