// A table to take away: as CSV for a spreadsheet, as Parquet for a notebook.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { TableName } from '../../server/api.ts';

const FORMATS = [
  { format: 'CSV', end: 'csv' },
  { format: 'Parquet', end: 'parquet' },
] as const;

/** @param props.named whether the name of the table stands before: where several are offered side by side */
export function TableFiles({ table, named = false }: { table: TableName; named?: boolean }) {
  const { t } = useTranslation();
  const name = t(`tables.${table}`);
  return (
    <span className="tablefiles" role="group" aria-label={t('tables.take', { name })}>
      {named && <span aria-hidden="true">{name}</span>}
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

/** Several tables side by side. */
export function TableSets({ children }: { children: ReactNode }) {
  return <span className="tablesets">{children}</span>;
}
