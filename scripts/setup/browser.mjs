// Makes sure that there is a browser for the tests of the control room. It is never skipped: without one the tests fail.
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { runGathered } from './child.mjs';
import { SetupError, say } from './say.mjs';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
/** Chromium, and a font with the Korean letters of one of the three languages. */
const PACKAGES = ['chromium', 'fonts-noto-cjk'];

/** Path of a Chromium: $CHROMIUM, or one of the usual places, or freshly installed where that is possible. */
export async function ensureBrowser(env = process.env) {
  if (env.CHROMIUM) {
    if (isProgram(env.CHROMIUM)) return env.CHROMIUM;
    throw new SetupError(
      'HWS-SETUP-006',
      `The environment variable CHROMIUM names ${env.CHROMIUM}, which is not a program.`,
      'Let it name a Chromium, or take it away.',
    );
  }
  const found = PLACES.find(isProgram);
  if (found) return found;
  if (!canInstall(env)) {
    throw new SetupError(
      'HWS-SETUP-007',
      'The tests of the control room need Chromium, which is not on this machine.',
      `Install it (Debian: apt-get install ${PACKAGES.join(' ')}), or let the environment variable CHROMIUM name one.`,
    );
  }
  await install(env);
  return PLACES[0];
}

function canInstall(env) {
  const hasApt = (env.PATH ?? '').split(delimiter).some((folder) => isProgram(join(folder, 'apt-get')));
  return process.getuid?.() === 0 && hasApt && existsSync('/etc/debian_version');
}

async function install(env) {
  say(`Installing ${PACKAGES.join(' and ')} for the tests of the control room …`);
  const options = { env: { ...env, DEBIAN_FRONTEND: 'noninteractive' } };
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', ...PACKAGES]]) {
    const { code, output } = await runGathered('apt-get', args, options);
    if (code === 0) continue;
    process.stderr.write(output);
    throw new SetupError(
      'HWS-SETUP-008',
      `Chromium could not be installed: apt-get ${args[0]} ended with status ${code}; its output stands above.`,
      'Check that the package sources can be reached, or let the environment variable CHROMIUM name a Chromium.',
    );
  }
  if (isProgram(PLACES[0])) return;
  throw new SetupError(
    'HWS-SETUP-009',
    `apt-get installed Chromium, but it is not at ${PLACES[0]}.`,
    'Let the environment variable CHROMIUM name it.',
  );
}

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
