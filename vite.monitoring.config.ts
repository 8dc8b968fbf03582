import { resolve } from 'node:path';
import { defineConfig, type Plugin } from 'vite';

/**
 * For modules and `crossorigin` a browser names the page's origin, and the listener refuses
 * whatever has one.
 */
const classicScript: Plugin = {
  name: 'classic-script',
  transformIndexHtml: {
    order: 'post',
    handler: (html) => html.replaceAll(' crossorigin', '').replaceAll('type="module"', 'defer'),
  },
};

/** The page at /monitoring of the operations listener: files of its own, no request elsewhere. */
export default defineConfig({
  root: resolve(import.meta.dirname, 'src/monitoring-page'),
  base: '/monitoring/',
  plugins: [classicScript],
  publicDir: false,
  build: {
    outDir: resolve(import.meta.dirname, 'out/monitoring'),
    emptyOutDir: true,
    target: 'chrome130',
    assetsInlineLimit: 0,
    modulePreload: false,
    rollupOptions: { output: { format: 'iife' } },
  },
});
