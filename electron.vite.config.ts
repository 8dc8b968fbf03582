import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import type { Plugin } from 'vite';
import { COZE_SDK_MODULES, withoutUnusedSdkParts } from './vite.coze-sdk';

const folder = (name: string): string => resolve(import.meta.dirname, name);

/**
 * Native parts and Electron stay outside the bundle; everything else is bundled, because pure ES
 * modules cannot be required by the oldest runtime we start on (Node 20 inside Electron 33) and one
 * file loads faster than hundreds.
 */
const external = ['electron', 'libsql', '@napi-rs/keyring', 'ssh2', '@ngrok/ngrok', /^node:/];

/** Matches the paths of files that begin with one of these names inside a folder. */
function anyOf(parent: string, names: readonly string[]): RegExp {
  const alternatives = names.map((name) => name.replaceAll('.', String.raw`\.`)).join('|');
  return new RegExp(`${parent}(?:${alternatives})`);
}

/** What both the entry and the product need. */
const SHELL_MODULES = anyOf('src/', [
  'main/windows',
  'main/start-arguments',
  'main/ipc/register',
  'main/ipc/sender-guard',
  'shared/ipc/channels',
  'adapters/data-folder',
  'core/lib/errors',
  'core/storage/file-errors',
]);

/**
 * What draws an exported answer (see core/chat/export/answer-html.ts): loaded with the first
 * export.
 */
const EXPORT_LIBRARIES = anyOf('node_modules/', [
  'katex',
  'highlight.js',
  'lowlight',
  'unified',
  'bail',
  'trough',
  'vfile',
  'devlop',
  'remark',
  'rehype',
  'mdast',
  'hast',
  'micromark',
  'unist',
  'ccount',
  'comma-separated',
  'decode-named',
  'html-void',
  'markdown-table',
  'property-information',
  'space-separated',
  'stringify-entities',
  'character-entities',
  'trim-lines',
  'web-namespaces',
  'zwitch',
  'longest-streak',
  'escape-string-regexp',
  'is-plain-obj',
  'extend',
]);

/**
 * Puts the stylesheets that index.html links into it: the first frame then needs no second file.
 */
const inlineLinkedStyles: Plugin = {
  name: 'inline-linked-styles',
  transformIndexHtml: {
    order: 'pre',
    handler: (html) =>
      html.replaceAll(/<link rel="stylesheet" href="\.\/([^"]+)" \/>/g, (_link, path: string) => {
        return `<style>${readFileSync(folder(`src/renderer/${path}`), 'utf8')}</style>`;
      }),
  },
};

export default defineConfig({
  main: {
    plugins: [withoutUnusedSdkParts],
    build: {
      target: 'node20',
      outDir: 'out/main',
      externalizeDeps: false,
      minify: false,
      rollupOptions: {
        input: folder('src/main/index.ts'),
        external,
        output: {
          format: 'cjs',
          entryFileNames: '[name].cjs',
          chunkFileNames: 'chunks/[name]-[hash].cjs',
          // The entry opens the window before the product is loaded, so it must share no file with
          // it but small ones.
          codeSplitting: {
            minSize: 0,
            groups: [
              // What is not needed at the start is loaded with the first export, the first read of a
              // bot or workspace, with KAI and with the sandbox.
              { name: 'export-libraries', test: EXPORT_LIBRARIES, priority: 4 },
              { name: 'coze-sdk', test: COZE_SDK_MODULES, priority: 4 },
              {
                name: 'libraries',
                test: /node_modules\/(?!@modelcontextprotocol|electron-store)/,
                priority: 3,
              },
              {
                name: 'mcp-client',
                test: /node_modules\/@modelcontextprotocol\/(client|core)/,
                priority: 2,
              },
              {
                name: 'mcp-server',
                test: /node_modules\/@modelcontextprotocol\/server/,
                priority: 2,
              },
              { name: 'shell', test: SHELL_MODULES },
            ],
          },
        },
      },
    },
  },
  preload: {
    build: {
      target: 'node20',
      outDir: 'out/preload',
      externalizeDeps: false,
      rollupOptions: {
        input: folder('src/preload/index.ts'),
        external: ['electron'],
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'src/renderer',
    plugins: [react(), inlineLinkedStyles],
    build: {
      target: 'chrome130',
      outDir: 'out/renderer',
      // The policy of the page takes fonts and pictures from our own files only, not from data:
      // addresses in a stylesheet.
      assetsInlineLimit: 0,
      rollupOptions: { input: folder('src/renderer/index.html') },
    },
  },
});
