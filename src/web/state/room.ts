// What every part of the page may ask for: the world, the line, the settings, what is picked.
import { createContext, useContext, useSyncExternalStore } from 'react';
import type { ReplayStatus } from '../../server/api.ts';
import type { Selection } from '../scene/selection.ts';
import type { Feed, Link } from './feed.ts';
import type { Place, ViewId } from './place.ts';
import type { Settings } from './settings.ts';
import type { Topic, World } from './world.ts';

export interface Room {
  world: World;
  feed: Feed;
  settings: Settings;
  change: (settings: Partial<Settings>) => void;
  selection: Selection | null;
  /** Picks a thing; `show` moves the eye of the terminal's view to it. */
  select: (selection: Selection | null, show?: boolean) => void;
  /** The view that is looked at, and of what. */
  place: Place;
  /** Goes to a view. */
  go: (view: ViewId, of?: string | null) => void;
  following: boolean;
  setFollowing: (on: boolean) => void;
}

/** Holds the room for the parts of the page. */
export const RoomContext = createContext<Room | null>(null);

/** The room. Throws outside of the page's frame. */
export function useRoom(): Room {
  const room = useContext(RoomContext);
  if (room === null) throw new Error('This part of the page stands outside of the control room.');
  return room;
}

/** Draws the calling part anew after each change of a topic of the world. */
export function useTopic(topic: Topic): World {
  const { world } = useRoom();
  useSyncExternalStore(
    (hear) => world.subscribe(topic, hear),
    () => world.versionOf(topic),
  );
  return world;
}

/** How the replay stands; null: what is shown is live. */
export function useReplay(): ReplayStatus | null {
  const { feed } = useRoom();
  return useSyncExternalStore(
    (hear) => feed.subscribe(hear),
    () => feed.replay,
  );
}

/** State of the line to the server. */
export function useLink(): Link {
  const { feed } = useRoom();
  return useSyncExternalStore(
    (hear) => feed.subscribe(hear),
    () => feed.link,
  );
}
