import { MemorySettingsStore } from '../../src/adapters/memory-settings-store';
import { WebhookProfiles } from '../../src/core/app/webhook-profiles';
import type { WebhookProfileSource } from '../../src/core/webhook/webhook-profile-source';

/** The real profiles over the given settings; without profiles everything is nobody's. */
export function webhookProfilesOf(settings = new MemorySettingsStore([])): WebhookProfileSource {
  return new WebhookProfiles(settings, null);
}
