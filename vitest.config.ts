import { defineConfig } from 'vitest/config';

/** Unit and integration tests; end-to-end tests run in a real Electron through Playwright. */
export default defineConfig({
  test: {
    environment: 'node',
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    exclude: ['test/e2e/**', 'test/bench/**', 'node_modules/**'],
    testTimeout: 20_000,
  },
});
