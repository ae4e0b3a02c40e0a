// Who does what a sheet offers: a name that is recorded with it.
import { useId } from 'react';

export function WhoField({ label, by, onBy }: { label: string; by: string; onBy: (by: string) => void }) {
  const id = useId();
  return (
    <span className="field">
      <label htmlFor={id}>{label}</label>
      <input id={id} maxLength={100} value={by} onChange={(event) => onBy(event.target.value)} />
    </span>
  );
}
