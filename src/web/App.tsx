// The page's frame: header, main view, side column, bottom strip.
import { useEffect, useLayoutEffect, useMemo, useState } from 'react';
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
import { Palette } from './palette/Palette.tsx';
import type { Visit } from './scene/selection.ts';
import { addressOfColour } from './state/deep-link.ts';
import type { Feed } from './state/feed.ts';
import { type Room, RoomContext, useReplay, useRoom, useTopic } from './state/room.ts';
import { saveSettings, type Settings } from './state/settings.ts';
import { usePicked } from './state/use-picked.ts';
import { usePlace } from './state/use-place.ts';
import type { World } from './state/world.ts';
import { shiftOf } from './training/shift-address.ts';
import { TrainingBand } from './training/TrainingBand.tsx';
import { ViewRail } from './views/ViewRail.tsx';
import { VIEWS } from './views/views.ts';
import { Patterns } from './waiting/Patterns.tsx';

export function App(props: { world: World; feed: Feed; settings: Settings }) {
  const { world, feed } = props;
  const [settings, setSettings] = useState(props.settings);
  const [selection, setSelection] = usePicked();
  const [visit, setVisit] = useState<Visit | null>(() => selection && { selection });
  const [following, setFollowing] = useState(false);
  const [place, go] = usePlace();

  // Before the effects of all parts: what is drawn reads its colours from the page.
  useLayoutEffect(() => {
    saveSettings(settings);
    window.history.replaceState(null, '', addressOfColour(window.location.href, settings.colour));
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
      select: (next, show = false) => {
        setSelection(next);
        setFollowing(false);
        if (show && next !== null) {
          setVisit({ selection: next });
          go('terminal');
        }
      },
      place,
      go,
      following,
      setFollowing,
    }),
    [world, feed, settings, selection, setSelection, following, place, go],
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
  const { view } = useRoom().place;
  const world = useTopic('model');
  const [panels, setPanels] = useState(true);
  const name = world.terminal?.name;
  const { t } = useTranslation();
  const past = useReplay() !== null;
  const drill = shiftOf(window.location.href) !== null;
  const tag = `${drill ? `${t('shiftBand.tag')} · ` : ''}${past ? `${t('replay.tag')} · ` : ''}`;
  useEffect(() => {
    if (name !== undefined) document.title = `${tag}${name} · Hawser`;
  }, [name, tag]);
  if (world.terminal === null) return <Loading />;
  const Content = view === 'terminal' ? null : VIEWS[view].Content;
  return (
    <div
      className={`frame${panels ? '' : ' bare'}${past ? ' past' : ''}${drill ? ' drill' : ''}${Content ? ' other' : ''}`}
    >
      <SkipLink />
      <Palette />
      <Patterns />
      <Header />
      <div className="notices">
        <TrainingBand />
        <ReplayBand />
        <LinkNotice />
        <StandingNotice />
      </div>
      <ViewRail />
      <MainView visit={visit} panels={panels} onPanels={setPanels} hidden={Content !== null} />
      {Content && (
        <main id="view" className="view" tabIndex={-1} aria-label={t(`views.${view}`)}>
          <Content />
        </main>
      )}
      <SideColumn hidden={!panels || Content !== null} />
      <BottomStrip hidden={!panels || Content !== null} />
    </div>
  );
}
