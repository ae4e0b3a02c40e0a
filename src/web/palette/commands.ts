// Everything that the palette can do: the views, the ways to see the terminal, time, sheets and windows, each with its words and keys.
import type { TFunction } from 'i18next';
import { flushSync } from 'react-dom';
import { LANGUAGE_NAMES } from '../locales/words.ts';
import type { PastActions } from '../panels/use-past.ts';
import { viewsOffered, type ViewId } from '../state/place.ts';
import type { Room } from '../state/room.ts';
import { setSpeed } from '../state/server.ts';
import { type Colouring, COLOURINGS, LANGUAGES, PALETTES, VIEWS } from '../state/choices.ts';
import { ask, isOffered, type Offer } from './offers.ts';

/** One thing that the palette can do. */
export interface Command {
  id: string;
  text: string;
  /** What kind of thing it is, in a word. */
  group: string;
  /** Keys one after the other that do the same. */
  keys?: readonly string[];
  run: () => void;
}

/** What commands work on. */
export interface Desk {
  t: TFunction;
  room: Room;
  past: PastActions;
  /** A past hour is shown. */
  replaying: boolean;
  /** The page is that of a training shift, whose speed stays as it is. */
  inShift: boolean;
  /** Opens a sheet of the palette's own. */
  show: (sheet: 'keys' | 'layouts') => void;
  /** The speed could not be changed. */
  failed: () => void;
}

const HOUR_MS = 3_600_000;
const SPEEDS = [0, 1, 5, 20, 60, 200] as const;

/** Letter after g that leads to each view. */
const VIEW_KEYS: Readonly<Record<ViewId, string>> = {
  ...{ terminal: 't', exceptions: 'e', quay: 'q', vessel: 'v', yard: 'y', gate: 'g' },
  ...{ why: 'w', figures: 'k', machines: 'm', training: 'd' },
};
/** Letter after c for each colouring. */
const COLOUR_KEYS: Readonly<Record<Colouring, string>> = {
  ...{ class: 'c', line: 'l', port: 'p', weight: 'w', dwell: 'd', reefer: 'r', dangerous: 'g', next: 'n', hold: 'h' },
};

/** All commands that can be given now. */
export function commandsOf(desk: Desk): Command[] {
  return [
    ...views(desk),
    ...picked(desk),
    ...sheets(desk),
    ...reports(desk),
    ...time(desk),
    ...colours(desk),
    ...looks(desk),
    ...windows(desk),
  ];
}

function views({ t, room, replaying, inShift }: Desk): Command[] {
  return viewsOffered(replaying || inShift).map((id) => ({
    ...{ id: `view.${id}`, text: t(`views.${id}`), group: t('palettes.view') },
    keys: ['g', VIEW_KEYS[id]],
    run: () => room.go(id),
  }));
}

function picked({ t, room }: Desk): Command[] {
  const { selection, following } = room;
  if (selection === null) return [];
  const group = t('palettes.picked');
  return [
    {
      id: 'follow',
      text: t(following ? 'palettes.letGo' : 'palettes.follow', { id: selection.id }),
      group,
      run: () => room.setFollowing(!following),
    },
    {
      id: 'show',
      text: t('palettes.showPicked', { id: selection.id }),
      group,
      run: () => room.select(selection, true),
    },
    { id: 'unpick', text: t('palettes.unpick', { id: selection.id }), group, run: () => room.select(null) },
  ];
}

/** Sheets that open over the terminal's view. */
const SHEETS: readonly Offer[] = ['messages', 'reefers', 'whatIf', 'replay'];

function sheets({ t, room }: Desk): Command[] {
  return SHEETS.filter(isOffered).map((name) => ({
    ...{ id: `sheet.${name}`, text: t(`${name}.open`), group: t('palettes.sheet') },
    run: () => overTerminal(room, name),
  }));
}

/** The report of the last whole shift is made where its button stands, so that what becomes of it is seen. */
function reports({ t, room }: Desk): Command[] {
  const make = (): void => {
    flushSync(() => room.go('figures'));
    ask('shiftReport');
  };
  return [{ id: 'shift-report', text: t('shiftReports.open'), group: t('palettes.sheet'), run: make }];
}

/** What only the terminal's view offers is asked when that is on the screen. */
function overTerminal(room: Room, name: Offer): void {
  flushSync(() => room.go('terminal'));
  ask(name);
}

function time({ t, room, past, replaying, inShift, failed }: Desk): Command[] {
  const group = t('palettes.time');
  if (replaying) return [{ id: 'live', text: t('replay.back'), group, run: past.backToLive }];
  const hourAgo = (): void => past.goTo(Math.round(room.world.clock.now - HOUR_MS));
  return [
    { id: 'replay.hour', text: t('palettes.lastHour'), group, run: hourAgo },
    ...(inShift ? [] : SPEEDS).map((n) => ({
      ...{ id: `speed.${n}`, text: n === 0 ? t('speed.pause') : t('speed.set', { n }), group },
      run: () => void setSpeed(n).catch(failed),
    })),
  ];
}

function colours({ t, room }: Desk): Command[] {
  return COLOURINGS.map((colour) => ({
    ...{
      id: `colour.${colour}`,
      text: t('palettes.colour', { by: t(`colourBy.${colour}`) }),
      group: t('palettes.look'),
    },
    keys: ['c', COLOUR_KEYS[colour]],
    run: () => {
      room.change({ colour });
      room.go('terminal');
    },
  }));
}

function looks({ t, room }: Desk): Command[] {
  const group = t('palettes.look');
  const look = (view: (typeof VIEWS)[number]): Command => ({
    ...{ id: `look.${view}`, text: t(view === '3d' ? 'palettes.threeD' : 'palettes.plan'), group },
    run: () => {
      room.change({ view });
      room.go('terminal');
    },
  });
  const whole: Command = { id: 'whole', text: t('view.reset'), group, run: () => overTerminal(room, 'whole') };
  const panels: Command = { id: 'panels', text: t('palettes.panels'), group, run: () => ask('panels') };
  return [
    whole,
    ...VIEWS.map(look),
    panels,
    ...PALETTES.map((palette) => ({
      ...{ id: `palette.${palette}`, text: t('palettes.palette', { name: t(`palette.${palette}`) }), group },
      run: () => room.change({ palette }),
    })),
    ...LANGUAGES.map((language) => ({
      ...{ id: `language.${language}`, text: LANGUAGE_NAMES[language], group: t('language.label') },
      run: () => room.change({ language }),
    })),
  ];
}

function windows({ t, show }: Desk): Command[] {
  const group = t('palettes.window');
  return [
    { id: 'find', text: t('palettes.find'), group, keys: ['/'], run: () => ask('find') },
    {
      id: 'window',
      text: t('palettes.another'),
      group,
      run: () => void window.open(window.location.href, '_blank', 'popup'),
    },
    { id: 'layouts', text: t('layouts.open'), group, run: () => show('layouts') },
    { id: 'keys', text: t('keys.open'), group, keys: ['?'], run: () => show('keys') },
  ];
}
