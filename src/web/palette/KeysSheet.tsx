// The keys of the page: which there are, and whether those without Ctrl work at all.
import { useTranslation } from 'react-i18next';
import { useRoom } from '../state/room.ts';
import type { Command } from './commands.ts';
import { KeyCaps } from './KeyCaps.tsx';

export function KeysSheet({ commands }: { commands: readonly Command[] }) {
  const { t } = useTranslation();
  const { settings, change } = useRoom();
  const keyed = commands.filter(({ keys }) => keys !== undefined);
  const groups = Map.groupBy(keyed, ({ group }) => group);
  return (
    <>
      <p className="soft">{t('keys.help')}</p>
      <label className="check">
        <input type="checkbox" checked={settings.keys} onChange={(event) => change({ keys: event.target.checked })} />
        {t('keys.single')}
      </label>
      <div className="keygroups">
        <section>
          <h3>{t('keys.always')}</h3>
          <dl>
            <KeyLine keys={['Ctrl', 'K']} text={t('palettes.label')} />
            <KeyLine keys={['Esc']} text={t('keys.shut')} />
          </dl>
        </section>
        {[...groups].map(([group, ones]) => (
          <section key={group}>
            <h3>{group}</h3>
            <dl>
              {ones.map(({ id, keys = [], text }) => (
                <KeyLine key={id} keys={keys} text={text} />
              ))}
            </dl>
          </section>
        ))}
        <section>
          <h3>{t('view.scene')}</h3>
          <p>{t('view.help')}</p>
        </section>
      </div>
    </>
  );
}

function KeyLine({ keys, text }: { keys: readonly string[]; text: string }) {
  return (
    <div>
      <dt>
        <KeyCaps keys={keys} />
      </dt>
      <dd>{text}</dd>
    </div>
  );
}
