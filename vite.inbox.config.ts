import { resolve } from 'node:path';
import { defineConfig } from 'vite';

/**
 * The threads beside the app: the one that writes webhook deliveries, and those that work on whole
 * database files. They share no chunk with the app, whose files need Electron and hold far more
 * than a thread should load.
 */
export default defineConfig({
  publicDir: false,
  ssr: { noExternal: true, external: ['libsql'] },
  build: {
    ssr: true,
    outDir: 'out/inbox',
    target: 'node20',
    minify: false,
    rollupOptions: {
      input: {
        'inbox-thread': resolve(import.meta.dirname, 'src/core/webhook/store/inbox-thread.ts'),
        'database-thread': resolve(import.meta.dirname, 'src/core/storage/database-thread.ts'),
      },
      output: { format: 'cjs', entryFileNames: '[name].cjs', chunkFileNames: '[name]-[hash].cjs' },
    },
  },
});
