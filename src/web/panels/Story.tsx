// What happened to a container, newest first: each line with what changed, who contradicted whom, and why something was decided.
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { StoryChange, StoryClaim, StoryLine } from '../../server/api.ts';
import { type Format, useFormat } from '../state/format.ts';
import { useTopic } from '../state/room.ts';
import type { World } from '../state/world.ts';
import { positionText } from './position-text.ts';
import { WhyTable } from './WhyTable.tsx';

export function Story({ lines }: { lines: readonly StoryLine[] }) {
  const { t } = useTranslation();
  if (lines.length === 0) return <p className="empty">{t('box.noStory')}</p>;
  return (
    <>
      <h3>{t('box.story')}</h3>
      <ol className="story">
        {lines.toReversed().map((line, i) => (
          <Line key={lines.length - i} line={line} />
        ))}
      </ol>
    </>
  );
}

function Line({ line }: { line: StoryLine }) {
  const { t } = useTranslation();
  const format = useFormat();
  const world = useTopic('calls');
  const { position, claim, decision, hold, reefer } = line;
  const place = position === null ? '' : positionText(t, position, world);
  return (
    <li>
      <time title={format.utc(line.at)}>{format.moment(line.at)}</time>
      <div>
        <b>{t(`event.${line.event}`, { defaultValue: line.event })}</b>
        {line.che !== null && <span> · {line.che}</span>}
        {hold !== undefined && <span> · {holdName(t, hold.name)}</span>}
        {reefer !== undefined && <span>{reeferText(t, reefer, format)}</span>}
        {claim !== undefined && <p>{claimText(t, claim, format, world)}</p>}
        {place !== '' && <p>{claim === undefined ? place : t('tale.recorded', { place })}</p>}
        {line.changed?.map((change) => (
          <p key={change.what}>{changeText(t, change, format, world)}</p>
        ))}
        {decision !== undefined && <p>{t(`tale.${verdictWord(decision.accepted)}`, { by: decision.by })}</p>}
        {hold !== undefined && hold.reason !== '' && hold.name !== 'discrepancy' && <p lang="en">{hold.reason}</p>}
      </div>
      {line.why !== null && <WhyTable why={line.why} />}
    </li>
  );
}

function verdictWord(accepted: 'record' | 'claim' | null): 'accepted' | 'refused' | 'found' {
  if (accepted === null) return 'found';
  return accepted === 'claim' ? 'accepted' : 'refused';
}

/** Who plugged a reefer in or took note of its alarm; or what it alarms for, with what was read. */
function reeferText(t: TFunction, { by, alarm, celsius }: NonNullable<StoryLine['reefer']>, format: Format): string {
  if (alarm === null) return by === '' ? '' : ` · ${by}`;
  return ` · ${t(`reeferAlarm.${alarm}`)}${celsius === null ? '' : ` ${format.number(celsius, 1)} °C`}`;
}

/** A hold by its name, in words where the page has them. */
export function holdName(t: TFunction, name: string): string {
  return t(`hold.${name}`, { defaultValue: name });
}

function claimText(t: TFunction, claim: StoryClaim, format: Format, world: World): string {
  const { kind, sender, type, reference, call, kg } = claim;
  const vessel = call === null ? '–' : (world.calls.get(call)?.vessel ?? call);
  const said = t(`claim.${kind}`, { call: vessel, mass: kg === null ? '–' : format.tonnes(kg) });
  return t('tale.says', { type, reference, sender: sender || '–', claim: said });
}

/** Words that facts share with the list of what a container is. */
const OF_BOX = ['mass', 'type', 'load', 'reefer', 'dangerous', 'line', 'pol', 'pod'] as const;

function changeText(t: TFunction, { what, from, to }: StoryChange, format: Format, world: World): string {
  const shared = OF_BOX.find((one) => one === what);
  const fact = shared === undefined ? t(`fact.${what as 'gauge'}`) : t(`box.${shared}`);
  const text = (value: string): string => valueText(t, what, value, format, world);
  return `${fact}: ${t('factIs.change', { from: text(from), to: text(to) })}`;
}

function valueText(t: TFunction, what: StoryChange['what'], value: string, format: Format, world: World): string {
  if (value === '') return t('factIs.none');
  switch (what) {
    case 'mass':
      return `${format.tonnes(Number(value))} t`;
    case 'reefer':
      return `${format.number(Number(value), 1)} °C`;
    case 'load':
      return value === 'full' ? t('factIs.full') : t('factIs.empty');
    case 'leavesWith':
      return value === 'truck' ? t('factIs.truck') : (world.calls.get(value)?.vessel ?? value);
    default:
      return value;
  }
}
