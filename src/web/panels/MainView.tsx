// The terminal itself: 3D or plan, with its buttons and legend.
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useColouring } from '../colouring/use-colouring.ts';
import type { Visit } from '../scene/selection.ts';
import { Legend } from './Legend.tsx';
import { Tools } from './Tools.tsx';
import { useScene } from './use-scene.ts';
import { ViewButtons } from './ViewButtons.tsx';

export function MainView(props: {
  visit: Visit | null;
  panels: boolean;
  onPanels: (on: boolean) => void;
  /** Another view is looked at: the picture waits, ready to go on. */
  hidden: boolean;
}) {
  const { t } = useTranslation();
  const host = useRef<HTMLDivElement>(null);
  const picture = useRef<HTMLCanvasElement>(null);
  const names = useRef<HTMLCanvasElement>(null);
  const boxes = useColouring(props.hidden);
  const opened = useScene({ host, picture, names }, props.visit, boxes.tint);
  const flat = opened?.flat ?? false;
  return (
    <main className="scene" hidden={props.hidden}>
      <div
        id="scene"
        ref={host}
        className="stage"
        tabIndex={0}
        role="application"
        aria-label={t('view.scene')}
        aria-describedby="scene-help"
      >
        <canvas ref={picture} aria-hidden="true" hidden={flat} />
        <canvas ref={names} aria-hidden="true" />
      </div>
      <p id="scene-help" className="unseen">
        {t('view.help')}
      </p>
      {flat && (
        <p className="flat" role="status">
          {t('view.noWebgl')}
        </p>
      )}
      <Tools />
      <ViewButtons flat={flat} scene={opened?.scene ?? null} panels={props.panels} onPanels={props.onPanels} />
      <Legend boxes={boxes} />
    </main>
  );
}
