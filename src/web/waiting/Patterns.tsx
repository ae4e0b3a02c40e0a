// Colour and hatching of each family of causes, so that they are told apart without colour, too.
import type { Family } from './bands.ts';

/** Colour of a family: a variable of the palette. */
const COLOR: Readonly<Record<Family, string>> = {
  work: 'var(--done)',
  moving: 'var(--movingBays)',
  vehicle: 'var(--waitingVehicle)',
  yard: 'var(--blockedByCrane)',
  crane: 'var(--waitingPlatform)',
  neighbour: 'var(--past-strong)',
  stop: 'var(--fault)',
  plan: 'var(--plan)',
};

/** Strokes on a field of 6 by 6, over the colour; '' for a plain one. */
const HATCH: Readonly<Record<Family, string>> = {
  work: '',
  moving: 'M0 3H1.5M3 3H4.5M1.5 0H3M4.5 0H6',
  vehicle: 'M-1 7L7 -1M-1 1L1 -1M5 7L7 5',
  yard: 'M-1 -1L7 7M5 -1L7 1M-1 5L1 7',
  crane: 'M1.5 1.5h.01M4.5 4.5h.01',
  neighbour: 'M1.5 0V6M4.5 0V6',
  stop: 'M0 0L6 6M6 0L0 6',
  plan: 'M0 1.5H6M0 4.5H6',
};

/** The patterns, to be named by url(#w-FAMILY) anywhere on the page. */
export function Patterns() {
  return (
    <svg width="0" height="0" className="unseen" aria-hidden="true">
      <defs>
        {(Object.keys(COLOR) as Family[]).map((family) => (
          <pattern key={family} id={`w-${family}`} width="6" height="6" patternUnits="userSpaceOnUse">
            <rect width="6" height="6" style={{ fill: COLOR[family] }} />
            <path className="hatch" d={HATCH[family]} />
          </pattern>
        ))}
      </defs>
    </svg>
  );
}

/** A small field with the pattern of a family. */
export function Swatch({ family }: { family: Family }) {
  return (
    <svg className="swatch" width="18" height="12" aria-hidden="true">
      <rect width="18" height="12" fill={`url(#w-${family})`} />
    </svg>
  );
}
