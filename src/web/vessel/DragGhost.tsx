// What is told beside the pointer while a load is dragged: the box, the cell, and whether it may stand there. The card at the side tells the same
// to the screen reader.
import { useTranslation } from 'react-i18next';
import { cellText } from './bay-drawing.ts';
import type { Hand } from './use-carry.ts';
import { VerdictWords } from './VerdictWords.tsx';

/** Where the pointer is on the screen, px. */
export interface Pointer {
  x: number;
  y: number;
}

/** Room that the ghost needs, px: nearer to an edge it stands on the other side of the pointer. */
const ROOM = { width: 300, height: 120 };

export function DragGhost({ pointer, hand }: { pointer: Pointer; hand: Hand }) {
  const { t } = useTranslation();
  if (!hand.carry) return null;
  const { box, slot, verdict } = hand.carry;
  const left = pointer.x + ROOM.width > window.innerWidth ? pointer.x - ROOM.width - 12 : pointer.x + 14;
  const top = pointer.y + ROOM.height > window.innerHeight ? pointer.y - ROOM.height : pointer.y + 14;
  return (
    <div className="dragghost" style={{ left, top }} aria-hidden="true">
      <b>{t('vessel.fromTo', { box: box.id, from: cellText(box), to: cellText(slot) })}</b>
      <VerdictWords box={box} slot={slot} verdict={verdict} />
    </div>
  );
}
