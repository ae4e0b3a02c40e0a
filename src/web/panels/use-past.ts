// What a person can do with a replay; the page's address follows, so that it can be sent to somebody else.
import { useMemo } from 'react';
import { addressOf } from '../state/deep-link.ts';
import { useRoom } from '../state/room.ts';

/** Speed of a replay that was just opened, times life. */
const FIRST_SPEED = 1;

export interface PastActions {
  /** Shows the terminal as it was at a time, ms UTC. */
  goTo: (at: number) => void;
  setSpeed: (speed: number) => void;
  backToLive: () => void;
}

export function usePast(): PastActions {
  const { feed, world } = useRoom();
  return useMemo(() => {
    const link = (at: number | null, speed = feed.replay?.speed ?? FIRST_SPEED): void => {
      const address = addressOf(window.location.href, at === null ? null : { at, speed });
      window.history.replaceState(null, '', address);
    };
    return {
      goTo: (at) => {
        feed.goTo({ at, speed: feed.replay?.speed ?? FIRST_SPEED });
        link(at);
      },
      setSpeed: (speed) => {
        feed.setReplaySpeed(speed);
        link(Math.round(world.clock.now), speed);
      },
      backToLive: () => {
        feed.backToLive();
        link(null);
      },
    };
  }, [feed, world]);
}
