// The answers that went out to an interchange.
import { useTranslation } from 'react-i18next';
import { answerKind } from './answer-kind.ts';

export function Answers({ answers }: { answers: readonly string[] }) {
  const { t } = useTranslation();
  return (
    <>
      <h3>{t('interchange.answers')}</h3>
      {answers.length === 0 && <p className="empty">{t('interchange.noAnswers')}</p>}
      <ul className="answers">
        {answers.map((name) => {
          const told = answerKind(name);
          return (
            <li key={name}>
              <code>{name}</code>
              {told !== null && (
                <span className="soft">
                  {told.kind === 'contrl' ? t('interchange.contrl') : t('interchange.aperak', { n: told.message })}
                </span>
              )}
            </li>
          );
        })}
      </ul>
    </>
  );
}
