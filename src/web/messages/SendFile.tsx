// Sends a file of EDI messages to the terminal, and tells what it answered.
import { type DragEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../state/format.ts';
import type { ServerError } from '../state/server.ts';
import { FindingList } from './Findings.tsx';
import { sendEdi, type SentAnswer } from './requests.ts';
import { troubleText } from './trouble.ts';
import type { Closed } from './use-closed.ts';
import { faultOf } from './use-poll.ts';

/** What became of the sending. */
type Outcome =
  | { state: 'none' }
  | { state: 'sending' }
  | { state: 'answered'; answer: SentAnswer }
  | { state: 'failed'; error: ServerError };

const NOTHING: Outcome = { state: 'none' };

export function SendFile({ closed, onOpen }: { closed: Closed; onOpen: (id: string) => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [file, setFile] = useState<File | null>(null);
  const [several, setSeveral] = useState(false);
  const [outcome, setOutcome] = useState(NOTHING);
  const take = (files: FileList | null): void => {
    setFile(files?.[0] ?? null);
    setSeveral((files?.length ?? 0) > 1);
    setOutcome(NOTHING);
  };
  const send = (): void => {
    if (file === null) return;
    setOutcome({ state: 'sending' });
    sendEdi(file).then(
      (answer) => setOutcome({ state: 'answered', answer }),
      (error: unknown) => setOutcome({ state: 'failed', error: faultOf(error) }),
    );
  };
  return (
    <div className="send">
      <p className="soft">{t('sendFile.about')}</p>
      <DropZone closed={closed !== null} onFiles={take} />
      {several && <p role="status">{t('sendFile.several')}</p>}
      {file !== null && (
        <p>
          {t('sendFile.chosen', { name: file.name, n: format.number(file.size) })}{' '}
          <button
            type="button"
            className="main"
            disabled={closed !== null || outcome.state === 'sending'}
            onClick={send}
          >
            {t('sendFile.send')}
          </button>
        </p>
      )}
      <Told outcome={outcome} onOpen={onOpen} />
    </div>
  );
}

function DropZone({ closed, onFiles }: { closed: boolean; onFiles: (files: FileList | null) => void }) {
  const { t } = useTranslation();
  const [over, setOver] = useState(false);
  const id = useId();
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    if (!closed) onFiles(event.dataTransfer.files);
  };
  return (
    <div
      className={`drop${over && !closed ? ' over' : ''}`}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <span>{t('sendFile.drop')}</span>
      <input
        id={id}
        type="file"
        className="unseen"
        disabled={closed}
        onChange={(event) => {
          onFiles(event.target.files);
        }}
      />
      <label htmlFor={id}>{t('sendFile.choose')}</label>
    </div>
  );
}

function Told({ outcome, onOpen }: { outcome: Outcome; onOpen: (id: string) => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (outcome.state === 'none') return null;
  if (outcome.state === 'sending') return <p role="status">{t('sendFile.sending')}</p>;
  if (outcome.state === 'failed')
    return (
      <p className="trouble" role="alert">
        {t('sendFile.refused', { trouble: troubleText(t, outcome.error) })}
      </p>
    );
  const { accepted, known, file, diagnostics } = outcome.answer;
  return (
    <div className="told" tabIndex={0} role="group" aria-label={t('messages.send')}>
      {accepted + known === 0 ? (
        <p className="trouble" role="alert">
          {t('sendFile.nothing')}
        </p>
      ) : (
        <p role="status">
          <b>
            {accepted > 0 && t('sendFile.taken', { n: format.number(accepted) })}{' '}
            {known > 0 && t('sendFile.known', { n: format.number(known) })}
          </b>{' '}
          {file !== null && (
            <button type="button" onClick={() => onOpen(file.replace(/\.edi$/, ''))}>
              {t('sendFile.open')}
            </button>
          )}
        </p>
      )}
      {diagnostics.length > 0 && (
        <>
          <h3>{t('sendFile.findings', { n: format.number(diagnostics.length) })}</h3>
          <FindingList findings={diagnostics} marked={null} segmentOf={() => -1} onMark={() => undefined} />
        </>
      )}
    </div>
  );
}
