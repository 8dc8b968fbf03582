import { availableParallelism } from 'node:os';
import { defineConfig } from '@playwright/test';

/**
 * End-to-end tests in a real Electron. On Linux two files at a time, each worker in a desktop
 * session of its own; elsewhere there is one desktop, and two windows would take the focus from
 * each other.
 */
export default defineConfig({
  testDir: 'test/e2e',
  testMatch: '**/*.spec.ts',
  workers: process.platform === 'linux' && availableParallelism() > 1 ? 2 : 1,
  timeout: 120_000,
  // A test that needed another try is listed as flaky.
  retries: process.env['CI'] ? 1 : 0,
  expect: { timeout: 15_000 },
  outputDir: '.cache/test-results',
  reporter: 'line',
});
