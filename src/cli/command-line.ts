// One call of the hawser command: arguments in, exit status out; faults are told in one form.
import { faultOf, tellable } from './fault.ts';
import { buildProgram } from './program.ts';
import type { Session } from './session.ts';
import type { Streams } from './streams.ts';

/** What the environment says besides the arguments. */
interface Surroundings {
  /** HAWSER_DEBUG=1: internal errors are told with their stack. */
  debug?: boolean;
  /** HAWSER_CRASHPOINT, for tests of crashes: see crash-point.ts. */
  crashPoint?: string | undefined;
}

/** Runs the command line and resolves to its exit status. Called with nothing it prints its help. */
export async function runCommandLine(
  args: readonly string[],
  streams: Streams,
  { debug = false, crashPoint }: Surroundings = {},
): Promise<number> {
  const session: Session = { streams, status: 0 };
  try {
    if (crashPoint !== undefined) (await import('./crash-point.ts')).armCrashPoint(crashPoint);
    const program = await buildProgram(session, args[0] ?? '');
    await program.parseAsync(args.length === 0 ? ['--help'] : [...args], { from: 'user' });
    return session.status;
  } catch (error) {
    const { text, status } = faultOf(error, tellable(['hawser', ...args]), debug);
    if (text !== '') streams.err.write(text);
    return status;
  }
}
