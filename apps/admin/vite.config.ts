import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { preloadFont } from './preload-font.ts';

/** Where `vite` finds the API while developing; in production both are one origin. */
const api = process.env['ATTUNE_API'] ?? 'http://127.0.0.1:4000';

export default defineConfig({
  plugins: [react(), preloadFont('inter-latin-wght-normal')],
  resolve: { conditions: ['source', 'module', 'browser', 'development|production'] },
  build: {
    target: 'es2023',
    // Data URLs would need `font-src data:` and `script-src data:` in the content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 700,
  },
  server: { proxy: { '/v1': api, '/s': api, '/docs': api } },
});
