import { describe, expect, test } from 'vitest';
import { openAcceptance } from '../fakes/acceptance-rig';

describe('the acceptance on a sandbox', () => {
  test('is green on one that works, and says how fast it recovered from each fault', async () => {
    const { acceptance, sandboxes } = await openAcceptance();
    const run = await acceptance.run({ choice: 'sandbox' });
    console.info(JSON.stringify(run, null, 1));
    expect(run.checks.filter(({ passed }) => !passed)).toEqual([]);
    expect(sandboxes()).toBe(0);
  }, 60_000);
});
