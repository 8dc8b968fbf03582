import { resolve } from 'node:path';
import { defineConfig } from 'vite';

/** The headless program: one ES module for Node, beside the Electron build. */
export default defineConfig({
  publicDir: false,
  ssr: { noExternal: true, external: ['libsql', '@napi-rs/keyring'] },
  build: {
    ssr: resolve(import.meta.dirname, 'src/cli/salon.ts'),
    target: 'node20',
    outDir: 'out/cli',
    minify: false,
    rollupOptions: { output: { entryFileNames: 'salon.js', chunkFileNames: 'chunks/[name]-[hash].js' } },
  },
});
