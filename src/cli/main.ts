// The hawser command. npm run calls it with the arguments of the user; npm start with `serve` before them.
import { faultOf } from './fault.ts';
import { buildProgram } from './program.ts';
import type { Session } from './session.ts';
import { forgiveBrokenPipe } from './streams.ts';

forgiveBrokenPipe(process.stdout);
forgiveBrokenPipe(process.stderr);

// npm works in the repository's root; paths are meant from where the user stands.
const { npm_lifecycle_event: script, INIT_CWD: standsIn, HAWSER_DEBUG: debug } = process.env;
if (standsIn !== undefined && (script === 'hawser' || script === 'start')) process.chdir(standsIn);

const args = process.argv.slice(2);
const session: Session = { streams: { out: process.stdout, err: process.stderr }, status: 0 };
try {
  await buildProgram(session).parseAsync(args.length === 0 ? ['--help'] : args, { from: 'user' });
} catch (error) {
  const { text, status } = faultOf(error, ['hawser', ...args].join(' '), debug === '1');
  if (text !== '') process.stderr.write(text);
  session.status = status;
}
process.exitCode = session.status;
