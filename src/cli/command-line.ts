// One call of the hawser command: arguments in, exit status out; faults are told in one form.
import { faultOf } from './fault.ts';
import { buildProgram } from './program.ts';
import type { Session } from './session.ts';
import type { Streams } from './streams.ts';

/** Runs the command line and resolves to its exit status. Called with nothing it prints its help. */
export async function runCommandLine(args: readonly string[], streams: Streams, debug = false): Promise<number> {
  const session: Session = { streams, status: 0 };
  try {
    const program = await buildProgram(session, args[0] ?? '');
    await program.parseAsync(args.length === 0 ? ['--help'] : [...args], { from: 'user' });
    return session.status;
  } catch (error) {
    const { text, status } = faultOf(error, ['hawser', ...args].join(' '), debug);
    if (text !== '') streams.err.write(text);
    return status;
  }
}
