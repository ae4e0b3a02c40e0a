// What the marks of the quay plan mean.
import { useTranslation } from 'react-i18next';

export function PlanKey({ tide }: { tide: boolean }) {
  const { t } = useTranslation();
  return (
    <ul className="plankey">
      <li>
        <i className="done" /> {t('quay.done')}
      </li>
      <li>
        <i className="todo" /> {t('quay.todo')}
      </li>
      <li>
        <Sign>
          <path className="eta" d="M4 1L14 6L4 11Z" />
        </Sign>
        {t('berths.etaMark')}
      </li>
      <li>
        <Sign>
          <path className="eta asked" d="M4 1L14 6L4 11Z" />
        </Sign>
        {t('berths.askedMark')}
      </li>
      <li>
        <Sign>
          <path className="etd" d="M2 1H8V10M2 10H15" />
        </Sign>
        {t('berths.etdMark')}
      </li>
      <li>
        <Sign>
          <path
            className="pinsign"
            d="M6 0h6v1.4l-1 0.7v2.7l2 1.6v1.2h-3.4v3.4l-0.6 1l-0.6-1v-3.4h-3.4v-1.2l2-1.6v-2.7l-1-0.7z"
          />
        </Sign>
        {t('berths.pinned')}
      </li>
      {tide && (
        <li>
          <Sign>
            <path className="water" d="M0 12V8Q5 0 9 5T18 3V12Z" />
          </Sign>
          {t('berths.tide')}
        </li>
      )}
    </ul>
  );
}

function Sign({ children }: { children: React.ReactNode }) {
  return (
    <svg width="18" height="12" viewBox="0 0 18 12" aria-hidden="true">
      {children}
    </svg>
  );
}
