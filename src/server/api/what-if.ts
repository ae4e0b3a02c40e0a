// Questions "what if", and their answers.

/** A question "what if": variants of the live terminal, run ahead from now. The first is what the others are compared to. */
export interface WhatIfQuestion {
  variants: WhatIfVariant[];
  /** How far to run ahead, whole hours, 1 to 12. */
  hours: number;
  /** Runs of each variant, 1 to 10; each with a seed of its own. */
  seeds: number;
}

/** What is otherwise in a variant; what is left out is as it is. */
export interface WhatIfVariant {
  name: string;
  /** Values of the terminal model by their JSON path, such as /vehicleType/count. */
  set?: Record<string, unknown>;
  policy?: { dispatch?: 'rolling' | 'nearest-idle' | 'first-come' };
  /** A disturbance file's content; times of its script count from now. */
  disturbances?: Record<string, unknown>;
  /** Bow by call, metres along the quay. */
  berths?: Record<string, number>;
}

/** A figure of a what-if that the page shows; definitions: docs/how-to/compare-variants.md. */
export type WhatIfMetric =
  | 'craneRate'
  | 'quayMoves'
  | 'waitVehicleShare'
  | 'waitYardShare'
  | 'vesselHours'
  | 'truckTurnMean'
  | 'truckTurnP95'
  | 'vehicleKm'
  | 'energyKWh'
  | 'violations'
  | 'deadlocks';

/** A mean over the runs with its 95 % confidence interval; without two runs there is none, without one no mean. */
export interface WhatIfEstimate {
  n: number;
  mean: number | null;
  low: number | null;
  high: number | null;
}

/** One variant's figures, and their difference to the first variant's. */
export interface WhatIfRow {
  variant: string;
  runs: number;
  failed: number;
  /** Something to be known of the row, such as that nothing in it is left to chance; null otherwise. */
  note: string | null;
  metrics: Record<
    WhatIfMetric,
    WhatIfEstimate & {
      difference:
        (WhatIfEstimate & { verdict: 'better' | 'worse' | 'different' | 'no difference shown' | null }) | null;
    }
  >;
}

/** Where a what-if stands. */
export interface WhatIfView {
  id: string;
  /** Time of the fork, ms UTC. */
  at: number;
  hours: number;
  /** Runs done, and all. */
  done: number;
  total: number;
  state: 'running' | 'done' | 'cancelled' | 'failed';
  rows: WhatIfRow[];
  errors: { variant: string; seed: number; error: { code: string; message: string } }[];
}
