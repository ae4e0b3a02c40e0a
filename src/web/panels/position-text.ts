// A position in words.
import type { TFunction } from 'i18next';
import type { Position } from '../../terminal/container.ts';
import type { World } from '../state/world.ts';

/** A position in words. */
export function positionText(t: TFunction, position: Position, world: World): string {
  switch (position.kind) {
    case 'vessel':
      return t('box.onVessel', { call: world.calls.get(position.call)?.vessel ?? position.call, ...position.slot });
    case 'yard':
      return t('box.inYard', { block: position.block, ...position.slot });
    case 'che':
      return t('box.onChe', { che: position.che });
    case 'truck':
      return t('box.onTruck', { visit: position.visit });
    case 'outside':
      return t('box.outside');
  }
}
