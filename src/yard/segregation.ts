// What the segregation of dangerous goods means between yard stacks.
import { segregationCode } from '../terminal/segregation.ts';

/**
 * Whether a box with these classes may stand near these others (same or adjacent 40' bay): every code of 1 or more keeps
 * them apart by more than that. The yard rule is ours and stricter than "away from" on board; local rules may ask for more.
 */
export function mayStandNear(classes: readonly string[], nearby: readonly string[]): boolean {
  for (const a of classes) for (const b of nearby) if (segregationCode(a, b) >= 1) return false;
  return true;
}
