// The hawser command. npm run calls it with the arguments of the user; npm start with `serve` before them.
import { enableCompileCache } from 'node:module';
import { forgiveBrokenPipe } from './streams.ts';

enableCompileCache();
forgiveBrokenPipe(process.stdout);
forgiveBrokenPipe(process.stderr);

// npm works in the repository's root; paths are meant from where the user stands.
const { npm_lifecycle_event: script, INIT_CWD: standsIn } = process.env;
const { HAWSER_DEBUG: debug, HAWSER_CRASHPOINT: crashPoint } = process.env;
if (standsIn !== undefined && (script === 'hawser' || script === 'start')) process.chdir(standsIn);

// Loaded only now, for the cache to take effect.
const { runCommandLine } = await import('./command-line.ts');
const streams = { out: process.stdout, err: process.stderr };
process.exitCode = await runCommandLine(process.argv.slice(2), streams, { debug: debug === '1', crashPoint });
