// Shows where in the file something stands; nothing where that is not known.
import { useTranslation } from 'react-i18next';

export function MarkButton(props: { index: number; marked: number | null; onMark: (index: number) => void }) {
  const { t } = useTranslation();
  if (props.index < 0) return null;
  return (
    <button
      type="button"
      className="place"
      aria-pressed={props.marked === props.index}
      onClick={() => props.onMark(props.index)}
    >
      {t('interchange.showSegment')}
    </button>
  );
}
