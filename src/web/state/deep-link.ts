// The page's address says what it shows, so that a link can be sent to somebody else or kept for a screen on the wall: which view and of
// what (?view=quay&of=ID), what is picked (?pick=container:ABCU1234567), what boxes are coloured by (?colour=line), and which past hour
// (?replay=2026-11-18T06:00:00Z&speed=5).
import type { Selection } from '../scene/selection.ts';
import type { Past } from './feed.ts';
import { type Place, viewOf } from './place.ts';

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
  return withParameters(address, {
    replay: past && new Date(past.at).toISOString(),
    speed: past && String(past.speed),
  });
}

/** The place that an address names: the terminal where it names none, or one that is not there. */
export function placeOf(address: string): Place {
  const { searchParams } = new URL(address);
  const view = viewOf(searchParams.get('view'));
  return { view, of: view === 'terminal' ? null : searchParams.get('of') };
}

/** The address of another place; the past hour stays. */
export function addressOfPlace(address: string, { view, of }: Place): string {
  return withParameters(address, { view: view === 'terminal' ? null : view, of });
}

const PICKED = ['container', 'machine', 'call', 'truck'] as const;

/** What an address says is picked; null: nothing, or nothing that can be. */
export function pickOf(address: string): Selection | null {
  const text = new URL(address).searchParams.get('pick') ?? '';
  const kind = PICKED.find((one) => text.startsWith(`${one}:`));
  const id = kind === undefined ? '' : text.slice(kind.length + 1);
  return kind === undefined || id === '' ? null : { kind, id };
}

/** The address with another thing picked, or nothing. */
export function addressOfPick(address: string, pick: Selection | null): string {
  return withParameters(address, { pick: pick && `${pick.kind}:${pick.id}` });
}

/** What an address wants boxes coloured by, as it is written; null where it does not say. */
export function colourOf(address: string): string | null {
  return new URL(address).searchParams.get('colour');
}

/** The address with another colouring of boxes; by class is what it is without. */
export function addressOfColour(address: string, colour: string): string {
  return withParameters(address, { colour: colour === 'class' ? null : colour });
}

/** The address with these parameters; null takes one out. Colons stay readable. */
function withParameters(address: string, parameters: Record<string, string | null>): string {
  const url = new URL(address);
  for (const [name, value] of Object.entries(parameters)) {
    url.searchParams.delete(name);
    if (value !== null) url.searchParams.set(name, value);
  }
  return url.href.replaceAll('%3A', ':');
}
