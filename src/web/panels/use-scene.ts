// Opens the main view's scene on the page's canvases and keeps it in step with the room.
import { type RefObject, useEffect, useRef, useState } from 'react';
import type { BoxTint } from '../scene/box-paint.ts';
import { FlatPlan } from '../scene/flat-plan.ts';
import type { MainScene, SceneEvents } from '../scene/main-scene.ts';
import type { Visit } from '../scene/selection.ts';
import { TerminalScene } from '../scene/terminal-scene.ts';
import { useRoom } from '../state/room.ts';
import type { World } from '../state/world.ts';
import { nameOf } from './name-of.ts';

/** The elements that a scene is drawn on. */
export interface Stage {
  host: RefObject<HTMLDivElement | null>;
  picture: RefObject<HTMLCanvasElement | null>;
  names: RefObject<HTMLCanvasElement | null>;
}

/** The opened scene; `flat` when the browser has no WebGL. */
interface Opened {
  scene: MainScene;
  flat: boolean;
}

function open(stage: Stage, world: World, events: SceneEvents): Opened | null {
  const host = stage.host.current;
  const picture = stage.picture.current;
  const names = stage.names.current;
  if (host === null || picture === null || names === null) return null;
  try {
    return { scene: new TerminalScene(picture, names, host, world, events), flat: false };
  } catch {
    // The picture's canvas may hold a failed WebGL context; the names' canvas is free for the plan.
    return { scene: new FlatPlan(names, host, world, events), flat: true };
  }
}

/** The main view's scene, or null before the first drawing. */
export function useScene(stage: Stage, visit: Visit | null, tint: BoxTint | null): Opened | null {
  const room = useRoom();
  const [opened, setOpened] = useState<Opened | null>(null);
  const latest = useRef(room);
  useEffect(() => {
    latest.current = room;
  });
  useEffect(() => {
    const now = open(stage, latest.current.world, {
      pick: (selection) => latest.current.select(selection),
      taken: () => latest.current.setFollowing(false),
    });
    const host = stage.host.current;
    if (now === null || host === null) return;
    const size = (): void => now.scene.resize(host.clientWidth, host.clientHeight);
    const watch = new ResizeObserver(size);
    watch.observe(host);
    size();
    setOpened(now);
    return () => {
      watch.disconnect();
      now.scene.dispose();
    };
    // The stage's references never change: the scene is opened once.
  }, []);

  const scene = opened?.scene;
  const { selection, following, settings, world } = room;
  useEffect(() => scene?.setView(settings.view), [scene, settings.view]);
  useEffect(() => scene?.paint(settings.palette), [scene, settings.palette]);
  useEffect(() => scene?.tint(tint), [scene, tint]);
  useEffect(() => scene?.follow(following), [scene, following]);
  useEffect(() => scene?.select(selection, nameOf(selection, world), false), [scene, selection, world]);
  useEffect(() => {
    if (visit !== null) scene?.select(visit.selection, nameOf(visit.selection, world), true);
  }, [scene, visit, world]);
  return opened;
}
