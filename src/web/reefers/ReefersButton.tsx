// The way to reefers: a button that tells how many alarms nobody has taken note of, and the sheet over the page with all of them.
import { useTranslation } from 'react-i18next';
import { SheetButton } from '../panels/SheetButton.tsx';
import { useFormat } from '../state/format.ts';
import { useRoom, useTopic } from '../state/room.ts';
import { ReefersSheet } from './ReefersSheet.tsx';

export function ReefersButton() {
  const { t } = useTranslation();
  const format = useFormat();
  const { select } = useRoom();
  const { kpi } = useTopic('kpi');
  const unseen = kpi?.reefers.unseen ?? 0;
  const words = {
    open: (
      <>
        {t('reefers.open')} {unseen > 0 && <b className="count">{format.number(unseen)}</b>}
      </>
    ),
    title: t('reefers.title'),
    close: t('reefers.close'),
  };
  const button = {
    className: unseen > 0 ? 'needs' : undefined,
    title: unseen > 0 ? t('reefers.needs', { n: format.number(unseen) }) : t('reefers.needsNone'),
  };
  return (
    <div className="sheetholder">
      <SheetButton words={words} sheet="inbox reefers" offer="reefers" button={button}>
        {(open, close) =>
          open && (
            <ReefersSheet
              onContainer={(id) => {
                select({ kind: 'container', id });
                close();
              }}
            />
          )
        }
      </SheetButton>
    </div>
  );
}
