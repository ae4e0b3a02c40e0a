// The shift pack as files: pages to print and tables for a spreadsheet, all from one state of the record. Pure: the same state, queues and
// times give the same files.
import { escaped, pageText } from './html.ts';
import { pagesOf, type Page } from './pages.ts';
import { PackRows, type PackInput } from './rows.ts';
import { tablesOf, type PackFile } from './tables.ts';

/** The files of the pack, index.html first. */
export function packFiles(input: PackInput): PackFile[] {
  const pack = new PackRows(input);
  const pages = pagesOf(pack);
  const tables = tablesOf(pack);
  return [
    { name: 'index.html', text: indexText(pack, pages, tables) },
    ...pages.map(({ name, title, body }) => ({ name, text: pageText(input.language, title, pack.stamp, body) })),
    ...tables,
  ];
}

/** The first page: times, contents, how to prove it. */
function indexText(pack: PackRows, pages: readonly Page[], tables: readonly PackFile[]): string {
  const { words, input, queues } = pack;
  const line = (name: string, text: string, count: string): string =>
    `<tr><td><a href="${name}">${escaped(text)}</a></td><td class="n">${escaped(count)}</td></tr>`;
  const note =
    queues === null
      ? `<p><strong>${escaped(words.noQueues.replace('{{reason}}', typeof input.queues === 'string' ? input.queues : ''))}</strong></p>`
      : '';
  const body = [
    `<p class="stamp">${escaped(pack.stamp)}</p><p>${escaped(words.about)}</p>${note}`,
    `<p>${escaped(words.made)}: ${escaped(pack.time(input.made))}${queues ? `; ${escaped(words.queuesOf)} ${escaped(pack.time(queues.at))}` : ''}</p>`,
    `<h2>${escaped(words.contents)}</h2><table class="contents">${pages.map(({ name, title, count }) => line(name, title, `${count} ${words.rows}`)).join('\n')}</table>`,
    `<h2>${escaped(words.tables)}</h2><p>${tables.map(({ name }) => `<a href="${name}">${name}</a>`).join(' ')}</p>`,
    `<h2>${escaped(words.proof)}</h2><p>${escaped(words.signed)}</p><p>${escaped(words.key)}: <code>${escaped(input.fingerprint)}</code></p>`,
  ].join('\n');
  return pageText(input.language, `${words.title}: ${input.terminal}`, pack.stamp, body);
}
