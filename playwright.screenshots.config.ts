import { defineConfig } from '@playwright/test';

/** Pictures of every screen for people to look at (`npm run screenshots`); nothing is asserted. */
export default defineConfig({
  testDir: 'test/screenshots',
  testMatch: '**/*.spec.ts',
  workers: 1,
  timeout: 300_000,
  outputDir: '.cache/screenshot-results',
  reporter: 'line',
});
