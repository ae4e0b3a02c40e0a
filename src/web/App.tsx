// The page's frame: header, main view, side column, bottom strip.
import { useEffect, useMemo, useState } from 'react';
import i18next from 'i18next';
import { useTranslation } from 'react-i18next';
import { Alarm } from './panels/Alarm.tsx';
import { BottomStrip } from './panels/BottomStrip.tsx';
import { Header } from './panels/Header.tsx';
import { LinkNotice } from './panels/LinkNotice.tsx';
import { Loading } from './panels/Loading.tsx';
import { MainView } from './panels/MainView.tsx';
import { ReplayBand } from './panels/ReplayBand.tsx';
import { SideColumn } from './panels/SideColumn.tsx';
import { SkipLink } from './panels/SkipLink.tsx';
import { StandingNotice } from './panels/StandingNotice.tsx';
import type { Selection, Visit } from './scene/selection.ts';
import type { Feed } from './state/feed.ts';
import { type Room, RoomContext, useReplay, useTopic } from './state/room.ts';
import { saveSettings, type Settings } from './state/settings.ts';
import type { World } from './state/world.ts';

export function App(props: { world: World; feed: Feed; settings: Settings }) {
  const { world, feed } = props;
  const [settings, setSettings] = useState(props.settings);
  const [selection, setSelection] = useState<Selection | null>(null);
  const [visit, setVisit] = useState<Visit | null>(null);
  const [following, setFollowing] = useState(false);

  useEffect(() => {
    saveSettings(settings);
    document.documentElement.lang = settings.language;
    document.documentElement.dataset['palette'] = settings.palette;
    void i18next.changeLanguage(settings.language);
  }, [settings]);

  const room = useMemo<Room>(
    () => ({
      world,
      feed,
      settings,
      change: (some) => setSettings((before) => ({ ...before, ...some })),
      selection,
      select: (next, go = false) => {
        setSelection(next);
        setFollowing(false);
        if (go && next !== null) setVisit({ selection: next });
      },
      following,
      setFollowing,
    }),
    [world, feed, settings, selection, following],
  );

  return (
    <RoomContext value={room}>
      <Alarm>
        <Frame visit={visit} />
      </Alarm>
    </RoomContext>
  );
}

function Frame({ visit }: { visit: Visit | null }) {
  const world = useTopic('model');
  const [panels, setPanels] = useState(true);
  const name = world.terminal?.name;
  const { t } = useTranslation();
  const past = useReplay() !== null;
  const tag = past ? `${t('replay.tag')} · ` : '';
  useEffect(() => {
    if (name !== undefined) document.title = `${tag}${name} · Hawser`;
  }, [name, tag]);
  if (world.terminal === null) return <Loading />;
  return (
    <div className={`frame${panels ? '' : ' bare'}${past ? ' past' : ''}`}>
      <SkipLink />
      <Header />
      <div className="notices">
        <ReplayBand />
        <LinkNotice />
        <StandingNotice />
      </div>
      <MainView visit={visit} panels={panels} onPanels={setPanels} />
      <SideColumn hidden={!panels} />
      <BottomStrip hidden={!panels} />
    </div>
  );
}
