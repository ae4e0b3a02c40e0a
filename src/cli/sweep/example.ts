// The sweep file that `hawser sweep --example` prints: small enough to be done in a minute or two, with a part of every kind.
import type { SweepFile } from '../../server/whatif/sweep-file.ts';

export const EXAMPLE: SweepFile = {
  format: 'hawser-sweep/1',
  name: 'How many vehicles, and how are they given their work?',
  terminal: 'busan-dgt',
  demand: { scale: 0.5 },
  warmUpHours: 4,
  hours: 8,
  seeds: { from: 1, count: 3 },
  variants: [
    { name: 'as it is' },
    { name: '45 vehicles', set: { '/vehicleType/count': 45 } },
    { name: 'nearest idle vehicle', policy: { dispatch: 'nearest-idle', traffic: 'first-come' } },
  ],
};
