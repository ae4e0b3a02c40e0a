// Builds the control room page to src/web/dist; in development passes /api and /health on to a running server.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { constants, gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/** Where the development server finds Hawser's server; `hawser serve` listens on this port by default. */
const SERVER = process.env['HAWSER_SERVER'] ?? 'http://127.0.0.1:8080';

/** Lays a packed copy beside each built text file, so that the server need not pack at run time. */
function packed(): Plugin {
  return {
    name: 'hawser-packed',
    apply: 'build',
    writeBundle({ dir = '' }) {
      for (const name of readdirSync(dir, { recursive: true, encoding: 'utf8' })) {
        if (!/\.(js|css|html|svg)$/.test(name)) continue;
        const file = join(dir, name);
        writeFileSync(`${file}.gz`, gzipSync(readFileSync(file), { level: constants.Z_BEST_COMPRESSION }));
      }
    },
  };
}

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), packed()],
  // Relative addresses, so that a port can serve the page below any path of its own web server.
  base: './',
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    chunkSizeWarningLimit: 1200,
    reportCompressedSize: true,
  },
  server: { proxy: { '/api': { target: SERVER, ws: true }, '/health': SERVER } },
});
