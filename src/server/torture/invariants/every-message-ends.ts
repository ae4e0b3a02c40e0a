// I6: no message vanishes, whether it comes in or goes out.
import type { Invariant, Scene } from './invariant.ts';

export const everyMessageEnds: Invariant = {
  id: 'I6',
  sentence:
    'Every message that came in was applied, was a duplicate, was put aside or was refused with its reason; what goes out does so under a stable name.',
  check: (scene) => [...scene.witness.unstable, ...(scene.converged ? [...vanished(scene), ...unsent(scene)] : [])],
};

function vanished({ letters, back }: Scene): string[] {
  const found: string[] = [];
  for (const { key, answer } of letters.values()) {
    if (answer === null) found.push(`${key} was never answered`);
    else if (answer.outcome === 'refused' && answer.reasons.length === 0)
      found.push(`${key} was refused without a reason`);
    else if (answer.outcome !== 'refused' && !recorded(key, back.commands))
      found.push(`${key} was taken and left no trace`);
  }
  return found;
}

/** The command id itself for commands, that of the first message for interchanges; a list may wait for its vessel. */
function recorded(key: string, commands: ReadonlyMap<string, number[]>): boolean {
  return commands.has(key) || commands.has(`${key}#1`) || commands.has(`${key}#1/waits`);
}

/** Calls that have sailed and of which no report of what was discharged or loaded went out. */
function unsent({ control, witness }: Scene): string[] {
  const texts = [...witness.sent.values()].filter((text) => text.includes('COARRI'));
  const found: string[] = [];
  for (const call of control.ledger.state.calls.values()) {
    const moved = call.done.discharge + call.done.load;
    if (call.state !== 'sailed' || moved === 0) continue;
    if (!texts.some((text) => text.includes(call.vessel))) found.push(`nothing was reported of ${call.call}`);
  }
  return found;
}
