// What the boxes are coloured by, asked again while somebody looks.
import { useCallback, useMemo, useState } from 'react';
import { usePoll } from '../messages/use-poll.ts';
import type { BoxTint } from '../scene/box-paint.ts';
import { useReplay, useRoom } from '../state/room.ts';
import type { ServerError } from '../state/server.ts';
import { byClass, type Grouped, legendOf, type LegendEntry, tintOf, withHues } from './groups.ts';

/** Boxes change their groups slowly: asked this often, ms; and hardly ever while another view is looked at. */
const EVERY_MS = 10_000;
const HIDDEN_EVERY_MS = 3_600_000;

export interface BoxColouring {
  tint: BoxTint | null;
  /** Null before the first answer. */
  legend: LegendEntry[] | null;
  error: ServerError | null;
  again: () => void;
  /** The entry that is looked at alone. */
  only: string | null;
  setOnly: (key: string | null) => void;
}

/** The colouring that the settings ask for; `hidden`: nobody looks. */
export function useColouring(hidden: boolean): BoxColouring {
  const { feed, world, settings } = useRoom();
  const by = settings.colour;
  const past = useReplay() !== null;
  const [alone, setAlone] = useState<{ by: string; key: string } | null>(null);
  const look = useCallback(
    async (signal: AbortSignal): Promise<Grouped> =>
      by === 'class' ? byClass(world.boxes.values()) : withHues(await feed.colours(by, signal), null),
    // Another time is another question.
    [by, feed, world, past],
  );
  const { value, error, again } = usePoll(look, hidden ? HIDDEN_EVERY_MS : EVERY_MS, keepHues);
  const only = alone?.by === by ? alone.key : null;
  const tint = useMemo(() => (value === null ? null : tintOf(value, only)), [value, only]);
  const legend = useMemo(() => (value === null ? null : legendOf(value)), [value]);
  const setOnly = (key: string | null): void => setAlone(key === null ? null : { by, key });
  return { tint, legend, error, again, only, setOnly };
}

function keepHues(before: Grouped | null, fresh: Grouped): Grouped {
  return fresh.by === 'class' ? fresh : withHues({ by: fresh.by, groups: [...fresh.groups] }, before);
}
