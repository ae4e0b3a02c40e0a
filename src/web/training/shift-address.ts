// Addresses of training shifts: each is a page of its own below the port's, training/ID/.
import type { Selection } from '../scene/selection.ts';
import { addressOf, addressOfPick, addressOfPlace } from '../state/deep-link.ts';

/** A moment is looked at from a little before it, ms. */
const LEAD_MS = 15_000;
/** Times life at which a moment is shown. */
const LOOK_SPEED = 5;

/** The shift whose page has this address; null for the page of the port. */
export function shiftOf(address: string): string | null {
  return /\/training\/(shift-\d+)\/$/.exec(new URL(address).pathname)?.[1] ?? null;
}

/** The page of a shift, from the port's. */
export function addressOfShift(address: string, id: string): string {
  return new URL(`training/${id}/`, address).href;
}

/** A moment of a shift's record, ms UTC, with something picked in it; from the port's page. */
export function addressOfMoment(address: string, id: string, at: number, pick: Selection | null): string {
  const past = { at: Math.floor((at - LEAD_MS) / 1000) * 1000, speed: LOOK_SPEED };
  return addressOfPick(addressOf(addressOfShift(address, id), past), pick);
}

/** The view Training of the port, of one shift or of all, from the page of a shift. */
export function addressOfPort(address: string, of: string | null): string {
  return addressOfPlace(new URL('../../', address).href, { view: 'training', of });
}
