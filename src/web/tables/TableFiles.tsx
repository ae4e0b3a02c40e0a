// A table to take away: as CSV for a spreadsheet, as Parquet for a notebook.
import { useTranslation } from 'react-i18next';

/** Names of the tables that the server gives. */
export type TableName = 'containers' | 'moves' | 'calls' | 'machines' | 'trucks' | 'waiting' | 'figures';

const FORMATS = [
  { format: 'CSV', end: 'csv' },
  { format: 'Parquet', end: 'parquet' },
] as const;

export function TableFiles({ table }: { table: TableName }) {
  const { t } = useTranslation();
  const name = t(`tables.${table}`);
  return (
    <span className="tablefiles" role="group" aria-label={t('tables.take', { name })}>
      {FORMATS.map(({ format, end }) => (
        <a
          key={end}
          href={`api/v1/tables/${table}.${end}`}
          download={`${table}.${end}`}
          aria-label={t('tables.as', { name, format })}
        >
          {format}
        </a>
      ))}
    </span>
  );
}
