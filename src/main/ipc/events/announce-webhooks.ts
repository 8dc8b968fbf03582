import type { App } from '../../../core/app/app';
import { publish } from './publish';

/** Publishes the states and events of webhooks to the windows. */
export async function announceWebhooks(app: App): Promise<void> {
  const webhooks = await app.webhooks();
  webhooks.state.subscribe((snapshot) => publish('webhook.state-changed', snapshot));
  webhooks.listChanged.on((change) => publish('webhook.list-changed', change));
}
