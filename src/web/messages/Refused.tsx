// Why the server refused something.
import { useTranslation } from 'react-i18next';
import { troubleText } from './trouble.ts';
import type { ServerError } from '../state/server.ts';

export function Refused({ fault }: { fault: ServerError }) {
  const { t } = useTranslation();
  return (
    <p className="trouble" role="alert">
      {troubleText(t, fault)}
    </p>
  );
}
