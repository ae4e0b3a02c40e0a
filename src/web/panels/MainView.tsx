// The terminal itself: 3D or plan, with its buttons and legend.
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Visit } from '../App.tsx';
import { FlatPlan } from '../scene/flat-plan.ts';
import type { MainScene } from '../scene/main-scene.ts';
import { TerminalScene } from '../scene/terminal-scene.ts';
import { type Room, useRoom } from '../state/room.ts';
import { Legend } from './Legend.tsx';
import { nameOf } from './name-of.ts';
import { ViewButtons } from './ViewButtons.tsx';

/** Opens the 3D scene, or the flat plan where the browser has no WebGL. */
function openScene(
  host: HTMLElement,
  picture: HTMLCanvasElement,
  names: HTMLCanvasElement,
  room: Room,
): { scene: MainScene; flat: boolean } {
  const events = {
    pick: (selection: Room['selection']) => room.select(selection),
    taken: () => room.setFollowing(false),
  };
  try {
    return { scene: new TerminalScene(picture, names, host, room.world, events), flat: false };
  } catch {
    // The picture's canvas may hold a failed WebGL context; the names' canvas is free for the plan.
    return { scene: new FlatPlan(names, host, room.world, events), flat: true };
  }
}

export function MainView(props: { visit: Visit | null; panels: boolean; onPanels(on: boolean): void }) {
  const { t } = useTranslation();
  const room = useRoom();
  const host = useRef<HTMLDivElement>(null);
  const picture = useRef<HTMLCanvasElement>(null);
  const names = useRef<HTMLCanvasElement>(null);
  const [scene, setScene] = useState<MainScene | null>(null);
  const [flat, setFlat] = useState(false);
  const { view, palette } = room.settings;
  const { selection, following } = room;
  const { visit } = props;
  const latest = useRef(room);
  useEffect(() => {
    latest.current = room;
  });

  useEffect(() => {
    if (host.current === null || picture.current === null || names.current === null) return;
    const element = host.current;
    const proxy: Room = {
      ...latest.current,
      select: (s) => latest.current.select(s),
      setFollowing: (on) => latest.current.setFollowing(on),
    };
    const opened = openScene(element, picture.current, names.current, proxy);
    const size = (): void => opened.scene.resize(element.clientWidth, element.clientHeight);
    const watch = new ResizeObserver(size);
    watch.observe(element);
    size();
    setScene(opened.scene);
    setFlat(opened.flat);
    return () => {
      watch.disconnect();
      opened.scene.dispose();
    };
  }, []);

  useEffect(() => scene?.setView(view), [scene, view]);
  useEffect(() => scene?.paint(palette), [scene, palette]);
  useEffect(() => scene?.follow(following), [scene, following]);
  useEffect(() => scene?.select(selection, nameOf(selection, latest.current.world), false), [scene, selection]);
  useEffect(() => {
    if (visit !== null) scene?.select(visit.selection, nameOf(visit.selection, latest.current.world), true);
  }, [scene, visit]);

  return (
    <main className="scene">
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
      <ViewButtons flat={flat} scene={scene} panels={props.panels} onPanels={props.onPanels} />
      <Legend />
    </main>
  );
}
