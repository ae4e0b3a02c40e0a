// Programs of the operating system that tests need: found, or on Debian installed where that is possible. Never skipped: without
// one its tests fail.
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { runGathered } from './child.mjs';
import { SetupError, say } from './say.mjs';

/**
 * Path of a program: the one that an environment variable names, or one of the usual places (the first is where Debian's package
 * puts it), or freshly installed.
 * @param program `{ name, variable, places, packages, use, codes, before }`: its name and what needs it, for people; Debian's packages;
 * codes of SetupErrors: `named` (the variable names no program), `missing`, `notInstalled`, `notThere` (installed, but not in its
 * place); what is to be done before it is installed. `places` may be a function where they depend on what is installed
 */
export async function ensureProgram({ name, variable, places, packages, use, codes, before }, env = process.env) {
  const usual = () => (typeof places === 'function' ? places() : places);
  const named = env[variable];
  if (named) {
    if (isProgram(named)) return named;
    throw new SetupError(
      codes.named,
      `The environment variable ${variable} names ${named}, which is not a program.`,
      `Let it name a ${name}, or take it away.`,
    );
  }
  const found = usual().find(isProgram);
  if (found) return found;
  if (!canInstall(env)) {
    throw new SetupError(
      codes.missing,
      `${use} need ${name}, which is not on this machine.`,
      `Install it (Debian: apt-get install ${packages.join(' ')}), or let the environment variable ${variable} name one.`,
    );
  }
  say(`Installing ${packages.join(' and ')}: ${use.toLowerCase()} need it …`);
  before?.();
  const options = { env: { ...env, DEBIAN_FRONTEND: 'noninteractive' } };
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', ...packages]]) {
    const { code, output } = await runGathered('apt-get', args, options);
    if (code === 0) continue;
    process.stderr.write(output);
    throw new SetupError(
      codes.notInstalled,
      `${name} could not be installed: apt-get ${args[0]} ended with status ${code}; its output stands above.`,
      `Check that the package sources can be reached, or let the environment variable ${variable} name a ${name}.`,
    );
  }
  const [place] = usual();
  if (isProgram(place)) return place;
  throw new SetupError(
    codes.notThere,
    `apt-get installed ${name}, but it is not at ${place}.`,
    `Let the environment variable ${variable} name it.`,
  );
}

function canInstall(env) {
  const hasApt = (env.PATH ?? '').split(delimiter).some((folder) => isProgram(join(folder, 'apt-get')));
  return process.getuid?.() === 0 && hasApt && existsSync('/etc/debian_version');
}

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
