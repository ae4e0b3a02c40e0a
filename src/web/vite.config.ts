// Builds the control room page to src/web/dist; in development passes /api and /health on to a running server.
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Where the development server finds Hawser's server; `hawser serve` listens on this port by default. */
const SERVER = process.env['HAWSER_SERVER'] ?? 'http://127.0.0.1:8080';

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
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
