// A sentence of the server, in the page's language as far as the page has it; what stays English is marked as English.
import { useTranslation } from 'react-i18next';
import { sentenceOf } from './coded-sentence.ts';

export function CodedSentence({ kind, code, text }: { kind: 'finding' | 'cure'; code: string; text: string }) {
  const { t } = useTranslation();
  const { own, english } = sentenceOf(t, kind, code, text);
  if (own === '') return <span lang="en">{english}</span>;
  return (
    <>
      {own}
      {english !== '' && (
        <span className="soft" lang="en">
          {` (${english})`}
        </span>
      )}
    </>
  );
}

/** What to do about a finding. */
export function Cure({ code, cure }: { code: string; cure: string }) {
  const { t } = useTranslation();
  const [before, after] = t('interchange.cure', { cure: '\n' }).split('\n');
  return (
    <p className="soft">
      {before}
      <CodedSentence kind="cure" code={code} text={cure} />
      {after}
    </p>
  );
}
