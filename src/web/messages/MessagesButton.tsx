// The way to what came in and went out as EDI: a button that tells how much of it needs a person, and the sheet over the page with all of it.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../state/format.ts';
import { useRoom } from '../state/room.ts';
import { Choice } from '../panels/Choice.tsx';
import { SheetButton } from '../panels/SheetButton.tsx';
import { ClosedNote } from './ClosedNote.tsx';
import { Discrepancies } from './Discrepancies.tsx';
import { InterchangePanel } from './InterchangePanel.tsx';
import { Interchanges } from './Interchanges.tsx';
import { SendFile } from './SendFile.tsx';
import { SentFiles } from './SentFiles.tsx';
import { useNeeds } from './use-needs.ts';
import { useClosed } from './use-closed.ts';

export function MessagesButton() {
  const { t } = useTranslation();
  const format = useFormat();
  const [open, setOpen] = useState(false);
  const needs = useNeeds(open);
  const count = needs.trouble + needs.open;
  const words = {
    open: (
      <>
        {t('messages.open')} {count > 0 && <b className="count">{format.number(count)}</b>}
      </>
    ),
    title: t('messages.title'),
    close: t('messages.close'),
  };
  const button = {
    className: count > 0 ? 'needs' : undefined,
    title: count > 0 ? t('messages.needs', { ...needs }) : t('messages.needsNone'),
  };
  return (
    <div className="sheetholder">
      <SheetButton words={words} sheet="inbox" offer="messages" button={button} onOpen={setOpen}>
        {(isOpen, close) => isOpen && <MessagesSheet discrepancies={needs.open} onClose={close} />}
      </SheetButton>
    </div>
  );
}

type Tab = 'list' | 'sent' | 'discrepancies' | 'send';

/** What stands in the sheet; `from`: which part of it comes first. */
export function MessagesSheet(props: { discrepancies: number; from?: Tab; onClose: () => void }) {
  const { select } = useRoom();
  const [tab, setTab] = useState<Tab>(props.from ?? 'list');
  const [chosen, setChosen] = useState<string | null>(null);
  const [left, setLeft] = useState<string | null>(null);
  const [discrepancies, setDiscrepancies] = useState(props.discrepancies);
  const closed = useClosed();
  const turnTo = (next: Tab): void => {
    setTab(next);
    setChosen(null);
    setLeft(null);
  };
  const openOne = (id: string): void => {
    setTab('list');
    setChosen(id);
  };
  const openContainer = (id: string): void => {
    select({ kind: 'container', id });
    props.onClose();
  };
  return (
    <>
      <div className="tabs">
        <Tabs tab={tab} discrepancies={discrepancies} onTab={turnTo} />
        <ClosedNote closed={closed} />
      </div>
      {tab === 'list' && chosen === null && <Interchanges from={left} onOpen={setChosen} />}
      {tab === 'list' && chosen !== null && (
        <InterchangePanel
          key={chosen}
          id={chosen}
          onContainer={openContainer}
          onBack={() => {
            setLeft(chosen);
            setChosen(null);
          }}
        />
      )}
      {tab === 'sent' && <SentFiles onOpen={openOne} />}
      {tab === 'discrepancies' && (
        <Discrepancies closed={closed} onCount={setDiscrepancies} onOpen={openOne} onContainer={openContainer} />
      )}
      {tab === 'send' && <SendFile closed={closed} onOpen={openOne} />}
    </>
  );
}

function Tabs({ tab, discrepancies, onTab }: { tab: Tab; discrepancies: number; onTab: (tab: Tab) => void }) {
  const { t } = useTranslation();
  const n = useFormat().number(discrepancies);
  const options = [
    { value: 'list', text: t('messages.list') },
    { value: 'sent', text: t('messages.sent') },
    {
      value: 'discrepancies',
      text: discrepancies === 0 ? t('messages.discrepancies') : t('messages.discrepanciesWith', { n }),
    },
    { value: 'send', text: t('messages.send') },
  ] as const;
  return <Choice label={t('messages.tabs')} value={tab} options={options} onChange={onTab} />;
}
