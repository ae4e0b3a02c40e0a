// The tables to take away: types only. GET /api/v1/tables lists them, GET /api/v1/tables/NAME.csv and NAME.parquet give one.

/** Names of the tables. */
export type TableName =
  | 'containers'
  | 'moves'
  | 'calls'
  | 'stowage'
  | 'blocks'
  | 'ranges'
  | 'reefers'
  | 'machines'
  | 'trucks'
  | 'appointments'
  | 'turn-times'
  | 'waiting'
  | 'crane-time'
  | 'figures'
  | 'exceptions'
  | 'messages-in'
  | 'messages-out';
