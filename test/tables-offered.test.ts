// Every table that the server gives can be taken away from some view of the page, and is named in its three languages.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { TABLES } from '../src/server/tables/tables.ts';
import { en } from '../src/web/locales/en.ts';
import { ko } from '../src/web/locales/ko.ts';
import { vi } from '../src/web/locales/vi.ts';

const WEB = join(import.meta.dirname, '../src/web');
const views = readdirSync(WEB, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.tsx') && !name.endsWith('TableFiles.tsx'))
  .map((name) => readFileSync(join(WEB, name), 'utf8'))
  .filter((text) => text.includes('<TableFiles'));

describe.each(Object.keys(TABLES))('the table %s', (name) => {
  it('is offered by a view', () => {
    const offered = views.some((text) => text.includes(`table="${name}"`) || text.includes(`: '${name}'`));
    expect(offered).toBe(true);
  });

  it('has a name in each language', () => {
    for (const { tables } of [en, vi, ko]) expect((tables as Record<string, string>)[name], name).toMatch(/\S/);
  });
});
