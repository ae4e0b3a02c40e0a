// What may be asked of a tortured shift besides its seed.
import type { Journal } from '../../ledger/journal.ts';
import type { Host } from './host.ts';
import type { Plant } from './plant.ts';
import type { Rates } from './rates.ts';
import type { SimDisk } from './sim-disk.ts';

/** What the negative controls put in the place of sound parts. */
export interface Sabotage {
  /** Does harm to the disk's promises. */
  disk?: (disk: SimDisk) => void;
  /** Stands between the terminal and its store. */
  journal?: (journal: Journal) => Journal;
  /** Is done to each process after it has started. */
  host?: (host: Host) => void;
  /** Is done to the plant before the shift begins. */
  plant?: (plant: Plant) => void;
}

/** Options of a seed. */
export interface TortureOptions {
  sabotage?: Sabotage;
  /** Told of what happens, with terminal time (ms UTC). */
  tell?: (at: number, what: string) => void;
  /** Rates other than those drawn. */
  rates?: (rates: Rates) => Rates;
}
