import { resolve } from 'node:path';
import { defineConfig } from 'vite';

/** The page at /monitoring of the operations listener: files of its own, no request elsewhere. */
export default defineConfig({
  root: resolve(import.meta.dirname, 'src/monitoring-page'),
  base: '/monitoring/',
  publicDir: false,
  build: {
    outDir: resolve(import.meta.dirname, 'out/monitoring'),
    emptyOutDir: true,
    target: 'chrome114',
    assetsInlineLimit: 0,
  },
});
