// Places and calls in words, where two calls of one vessel have to be told apart.
import type { TFunction } from 'i18next';
import type { Position } from '../../terminal/container.ts';
import { positionText } from '../panels/position-text.ts';
import type { World } from '../state/world.ts';

/** Vessel and voyage of a call; its id where the page does not know it, and a dash for none. */
export function callText(id: string | null, world: Pick<World, 'calls'>): string {
  const call = id === null ? undefined : world.calls.get(id);
  return call === undefined ? (id ?? '–') : `${call.vessel} ${call.voyage}`;
}

/** A position in words, with the voyage of a vessel. */
export function placeText(t: TFunction, position: Position, world: World): string {
  if (position.kind !== 'vessel') return positionText(t, position, world);
  return t('box.onVessel', { call: callText(position.call, world), ...position.slot });
}
