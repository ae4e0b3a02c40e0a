// What the reader found in a file: code, what it is, where it stands, and what to do about it.
import { useTranslation } from 'react-i18next';
import type { Diagnostic } from '../../server/api.ts';
import { CodedSentence, Cure } from './CodedSentence.tsx';
import { MarkButton } from './MarkButton.tsx';

export function Findings(props: {
  findings: readonly Diagnostic[];
  /** Index of the segment that is marked. */
  marked: number | null;
  /** Index of the segment of a finding; -1 where it is not known. */
  segmentOf: (finding: Diagnostic) => number;
  onMark: (index: number) => void;
}) {
  const { t } = useTranslation();
  const { findings } = props;
  return (
    <>
      <h3>{t('interchange.findings')}</h3>
      {findings.length === 0 && <p className="empty">{t('interchange.noFindings')}</p>}
      <FindingList {...props} />
    </>
  );
}

/** The findings alone. */
export function FindingList(props: Parameters<typeof Findings>[0]) {
  const { t } = useTranslation();
  return (
    <ul className="remarks">
      {props.findings.map((finding, i) => (
        <li key={i} className={finding.severity}>
          <p>
            <b>{t(`interchange.${finding.severity}`)}</b> <code>{finding.code}</code>{' '}
            <CodedSentence kind="finding" code={finding.code} text={finding.message} />
          </p>
          <p className="soft">{t('interchange.place', { where: finding.where })}</p>
          <Cure code={finding.code} cure={finding.cure} />
          <MarkButton index={props.segmentOf(finding)} marked={props.marked} onMark={props.onMark} />
        </li>
      ))}
    </ul>
  );
}
