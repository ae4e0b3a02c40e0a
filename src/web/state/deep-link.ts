// The page's address says which past hour it shows: ?replay=2026-11-18T06:00:00Z&speed=5. So a link can be sent to somebody else.
import type { Past } from './feed.ts';

/** Speeds of a replay that a person may choose, times life; 0 = paused. */
export const REPLAY_SPEEDS = [0.25, 1, 5, 20, 60, 200, 500] as const;

/** The past hour that an address names; null: none, or not one that can be read. */
export function pastOf(address: string): Past | null {
  const { searchParams } = new URL(address);
  const at = Date.parse(searchParams.get('replay') ?? '');
  if (Number.isNaN(at)) return null;
  const speed = Number(searchParams.get('speed') ?? '1');
  const most = REPLAY_SPEEDS[REPLAY_SPEEDS.length - 1] as number;
  return { at, speed: speed >= 0 && speed <= most ? speed : 1 };
}

/** The address with another past hour, or with none. */
export function addressOf(address: string, past: Past | null): string {
  const url = new URL(address);
  url.searchParams.delete('replay');
  url.searchParams.delete('speed');
  if (past !== null) {
    url.searchParams.set('replay', new Date(past.at).toISOString());
    url.searchParams.set('speed', String(past.speed));
  }
  return url.href.replaceAll('%3A', ':');
}
