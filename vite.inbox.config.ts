import { resolve } from 'node:path';
import { defineConfig } from 'vite';

/**
 * The thread that writes webhook deliveries, as one file of its own: it shares no chunk with the app, whose files need Electron
 * and hold far more than a thread should load.
 */
export default defineConfig({
  publicDir: false,
  ssr: { noExternal: true, external: ['libsql'] },
  build: {
    ssr: resolve(import.meta.dirname, 'src/core/storage/inbox-thread.ts'),
    outDir: 'out/inbox',
    target: 'node18',
    minify: false,
    rollupOptions: { output: { format: 'cjs', entryFileNames: 'inbox-thread.cjs' } },
  },
});
