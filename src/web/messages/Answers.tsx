// The answers that went out to an interchange; the text of one is shown when it is clicked.
import { useTranslation } from 'react-i18next';
import { answerKind } from './answer-kind.ts';

/** @param props.shown name of the one whose text is shown; null for none */
export function Answers(props: {
  answers: readonly string[];
  shown: string | null;
  onShow: (name: string | null) => void;
}) {
  const { t } = useTranslation();
  const { answers, shown, onShow } = props;
  return (
    <>
      <h3>{t('interchange.answers')}</h3>
      {answers.length === 0 && <p className="empty">{t('interchange.noAnswers')}</p>}
      <ul className="answers">
        {answers.map((name) => {
          const told = answerKind(name);
          return (
            <li key={name}>
              <button
                type="button"
                className="linkish"
                aria-pressed={shown === name}
                onClick={() => onShow(shown === name ? null : name)}
              >
                <code>{name}</code>
              </button>
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
