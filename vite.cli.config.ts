import { resolve } from 'node:path';
import { defineConfig } from 'vite';
import { withoutUnusedSdkParts } from './vite.coze-sdk';

/** The headless program: one ES module for Node, beside the Electron build. */
export default defineConfig({
  publicDir: false,
  plugins: [withoutUnusedSdkParts],
  ssr: { noExternal: true, external: ['libsql', '@napi-rs/keyring', 'ssh2', '@ngrok/ngrok'] },
  build: {
    ssr: true,
    target: 'node20',
    outDir: 'out/cli',
    minify: false,
    rollupOptions: {
      input: {
        salon: resolve(import.meta.dirname, 'src/cli/salon.ts'),
        'database-thread': resolve(import.meta.dirname, 'src/core/storage/database-thread.ts'),
        'inbox-thread': resolve(import.meta.dirname, 'src/core/webhook/store/inbox-thread.ts'),
      },
      output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
    },
  },
});
