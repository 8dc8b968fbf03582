import { MemorySettingsStore } from '../../src/adapters/memory-settings-store';
import { ProfileDesks } from '../../src/core/app/webhook-profiles';
import type { WebhookDesks } from '../../src/core/webhook/webhook-profile-source';

/** The real desks over the given settings; without profiles everything is nobody's. */
export function desksOf(settings = new MemorySettingsStore([])): WebhookDesks {
  return new ProfileDesks(settings, null);
}
