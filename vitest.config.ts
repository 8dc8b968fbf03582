import { defineConfig } from 'vitest/config';

/** Unit and integration tests; end-to-end tests run in a real Electron through Playwright. */
export default defineConfig({
  test: {
    environment: 'node',
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    exclude: ['test/e2e/**', 'test/bench/**', 'node_modules/**'],
    testTimeout: 20_000,
    // A test that needed its second try is listed as flaky.
    retry: process.env['CI'] ? 1 : 0,
    // It imports Electron, which only a mock can stand in for outside Electron.
    server: { deps: { inline: ['electron-store'] } },
  },
});
