// The control room's page: static files, as they were built and packed. Without them a page that says how to build it.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

/** Built files under assets/ carry a hash of their content in their name. */
const FOREVER = 'public, max-age=31536000, immutable';

const NOT_BUILT = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Hawser: the page is not built</title>
<h1>The control room's page is not built yet</h1>
<p>The terminal runs. To see it, build the page in Hawser's folder and load this address again:</p>
<pre>npm install
npm run web:build</pre>
<p>The program interface is there without it: <a href="api/openapi.json">its description</a>, <a href="health">health</a>.</p>
</html>
`;

/** Serves the page from a folder; null or a folder without index.html: the page is not built. */
export async function addPage(app: FastifyInstance, folder: string | null): Promise<void> {
  if (folder === null || !existsSync(join(folder, 'index.html'))) {
    app.get('/', (_, reply) =>
      reply.header('cache-control', 'no-store').type('text/html; charset=utf-8').send(NOT_BUILT),
    );
    return;
  }
  await app.register(fastifyStatic, {
    root: folder,
    cacheControl: false,
    // The build lays a .gz beside each larger file: the page opens quickly over a slow line, and nothing is packed at run time.
    preCompressed: true,
    setHeaders: (reply, path) => void reply.header('cache-control', path.includes('/assets/') ? FOREVER : 'no-cache'),
  });
}
