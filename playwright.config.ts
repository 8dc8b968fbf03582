import { defineConfig } from '@playwright/test';

/**
 * End-to-end tests in a real Electron; one at a time, because they share a display, a panel and a
 * keychain.
 */
export default defineConfig({
  testDir: 'test/e2e',
  testMatch: '**/*.spec.ts',
  workers: 1,
  timeout: 120_000,
  // On a machine that is busy with other work a start of Electron may hang; a test that needed
  // another try is listed as flaky.
  retries: 2,
  expect: { timeout: 15_000 },
  outputDir: '.cache/test-results',
  reporter: 'line',
});
