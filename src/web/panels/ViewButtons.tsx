// Buttons of the main view: 3D or plan, zoom, turn, tilt, whole terminal, panels.
import { useTranslation } from 'react-i18next';
import type { CameraStep } from '../scene/camera.ts';
import { useOffer } from '../palette/offers.ts';
import type { MainScene } from '../scene/main-scene.ts';
import { useRoom } from '../state/room.ts';
import { VIEWS } from '../state/choices.ts';
import { Choice } from './Choice.tsx';

const STEPS: readonly {
  step: CameraStep;
  sign: string;
  word: 'in' | 'out' | 'turnLeft' | 'turnRight' | 'tiltUp' | 'tiltDown' | 'reset';
  solid: boolean;
}[] = [
  { step: 'in', sign: '+', word: 'in', solid: false },
  { step: 'out', sign: '−', word: 'out', solid: false },
  { step: 'turn-left', sign: '↺', word: 'turnLeft', solid: true },
  { step: 'turn-right', sign: '↻', word: 'turnRight', solid: true },
  { step: 'tilt-up', sign: '⤒', word: 'tiltUp', solid: true },
  { step: 'tilt-down', sign: '⤓', word: 'tiltDown', solid: true },
  { step: 'reset', sign: '⌂', word: 'reset', solid: false },
];

export function ViewButtons(props: {
  flat: boolean;
  scene: MainScene | null;
  panels: boolean;
  onPanels: (on: boolean) => void;
}) {
  const { t } = useTranslation();
  const { settings, change } = useRoom();
  useOffer('whole', () => props.scene?.step('reset'));
  useOffer('panels', () => props.onPanels(!props.panels));
  const solid = settings.view === '3d' && !props.flat;
  return (
    <div className="viewbuttons">
      <div className="top">
        <button type="button" onClick={() => props.onPanels(!props.panels)}>
          {props.panels ? t('view.hidePanels') : t('view.showPanels')}
        </button>
        {!props.flat && (
          <Choice
            label={t('view.label')}
            value={settings.view}
            options={VIEWS.map((value) => ({ value, text: value === '3d' ? t('view.threeD') : t('view.plan') }))}
            onChange={(view) => change({ view })}
          />
        )}
      </div>
      <div className="steps">
        {STEPS.filter((one) => solid || !one.solid).map((one) => (
          <StepButton
            key={one.step}
            sign={one.sign}
            name={t(`view.${one.word}`)}
            onPress={() => props.scene?.step(one.step)}
          />
        ))}
      </div>
    </div>
  );
}

function StepButton(props: { sign: string; name: string; onPress: () => void }) {
  return (
    <button type="button" title={props.name} aria-label={props.name} onClick={props.onPress}>
      <span aria-hidden="true">{props.sign}</span>
    </button>
  );
}
