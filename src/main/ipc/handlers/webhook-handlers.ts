import { randomUUID } from 'node:crypto';
import type { App } from '../../../core/app/app';
import { exportDeliveries } from '../../../core/webhook/inspect/delivery-export';
import { publicOrigin } from '../../../core/webhook/listener-address';
import { sampleEvents } from '../../../core/webhook/send/sample-events';
import { sendTest } from '../../../core/webhook/send/test-sender';
import type { DesktopActions } from '../../desktop-actions';
import type { SettingsState } from '../../settings-state';
import type { HandlersOf } from '../dispatch';

/** What the requests about webhooks need. */
export interface WebhookHandlerOptions {
  app: App;
  settings: SettingsState;
  desktop: DesktopActions;
}

type WebhookHandlers = HandlersOf<'webhook'>;

/** Every request about webhooks, each one core call. */
export function webhookHandlers(options: WebhookHandlerOptions): WebhookHandlers {
  return {
    ...listenerHandlers(options),
    ...inspectorHandlers(options),
    ...senderHandlers(options),
  };
}

type Part<Names extends keyof WebhookHandlers> = Pick<WebhookHandlers, Names>;

function listenerHandlers({
  app,
  settings,
  desktop,
}: WebhookHandlerOptions): Part<
  | 'webhook.state'
  | 'webhook.start'
  | 'webhook.stop'
  | 'webhook.setPublicAddress'
  | 'webhook.selfTest'
  | 'webhook.showBearer'
  | 'webhook.copyBearer'
  | 'webhook.rotateBearer'
  | 'webhook.endOverlap'
  | 'webhook.setGuard'
  | 'webhook.expectAddressCheck'
> {
  return {
    'webhook.state': async () => (await app.webhooks()).state.snapshot,
    'webhook.start': async () => {
      settings.change({ webhookEnabled: true });
      await (await app.webhooks()).listen();
    },
    'webhook.stop': async () => {
      settings.change({ webhookEnabled: false });
      await (await app.webhooks()).stopListening();
    },
    'webhook.setPublicAddress': async ({ url }) => {
      (await app.webhooks()).setPublicAddress(url ? publicOrigin(url) : '');
    },
    'webhook.selfTest': async () => (await app.webhooks()).addressTests.selfTest(),
    'webhook.showBearer': async () => {
      const token = await (await app.webhooks()).keys.takeOnce();
      if (token !== null) await desktop.showSecretOnce(token, app.translator);
      return { shown: token !== null };
    },
    'webhook.copyBearer': async () => {
      const token = await (await app.webhooks()).keys.takeOnce();
      if (token !== null) desktop.copySecret(token);
      return { shown: token !== null };
    },
    'webhook.rotateBearer': async ({ overlapMinutes }) =>
      (await app.webhooks()).keys.rotate(overlapMinutes * 60_000),
    'webhook.endOverlap': async () => (await app.webhooks()).keys.endOverlap(),
    'webhook.setGuard': async ({ guard, value }) =>
      (await app.webhooks()).keys.setGuard(guard, value),
    'webhook.expectAddressCheck': async ({ expected }) =>
      (await app.webhooks()).expectAddressCheck(expected),
  };
}

function inspectorHandlers({
  app,
  desktop,
}: WebhookHandlerOptions): Part<
  | 'webhook.page'
  | 'webhook.open'
  | 'webhook.replay'
  | 'webhook.resendEdited'
  | 'webhook.replayMany'
  | 'webhook.redrive'
  | 'webhook.diff'
  | 'webhook.curl'
  | 'webhook.export'
  | 'webhook.applyRetention'
> {
  return {
    'webhook.page': async ({ filter, offset, limit }) =>
      (await app.webhooks()).list.page(filter, offset, limit),
    'webhook.open': async ({ deliveryId }) => (await app.webhooks()).inspector.open(deliveryId),
    'webhook.replay': async ({ deliveryId }) => (await app.webhooks()).repeats.replay(deliveryId),
    'webhook.resendEdited': async ({ deliveryId, body }) =>
      (await app.webhooks()).repeats.resendEdited(deliveryId, body),
    'webhook.replayMany': async ({ deliveryIds }) => ({
      results: await (await app.webhooks()).repeats.replayMany(deliveryIds),
    }),
    'webhook.redrive': async ({ deliveryIds }) => ({
      count: await (await app.webhooks()).redrive(deliveryIds ?? null),
    }),
    'webhook.diff': async ({ leftId, rightId }) =>
      (await app.webhooks()).inspector.diff(leftId, rightId),
    'webhook.curl': async ({ deliveryId }) => ({
      command: (await app.webhooks()).inspector.curl(deliveryId),
    }),
    'webhook.export': async ({ filter }) => {
      const { list } = await app.webhooks();
      const path = await desktop.pickSavePath('webhooks.ndjson');
      if (path === null) return null;
      const count = await exportDeliveries(list.all(filter), path);
      app.audit.record({ action: 'webhook.exported', subject: `${count}` });
      return { path, count };
    },
    'webhook.applyRetention': async () => ({
      count: await (await app.webhooks()).retention.apply(),
    }),
  };
}

function senderHandlers({
  app,
}: WebhookHandlerOptions): Part<
  | 'webhook.samples'
  | 'webhook.sendTest'
  | 'webhook.callTrigger'
  | 'webhook.rules'
  | 'webhook.saveRule'
  | 'webhook.removeRule'
  | 'webhook.tests'
  | 'webhook.saveTest'
  | 'webhook.runTest'
  | 'webhook.removeTest'
> {
  return {
    'webhook.samples': () => sampleEvents(Date.now(), randomUUID),
    'webhook.sendTest': async (test) => sendTest(await app.webhooks(), test),
    'webhook.callTrigger': async ({ url, body }) =>
      (await app.webhooks()).addressTests.callTrigger(url, body, app.setup.active?.apiBase ?? null),
    'webhook.rules': async () => (await app.webhooks()).rules.rules.value,
    'webhook.saveRule': async (rule) => (await app.webhooks()).rules.save(rule),
    'webhook.removeRule': async ({ ruleId }) => (await app.webhooks()).rules.remove(ruleId),
    'webhook.tests': async () => (await app.webhooks()).repeats.tests(),
    'webhook.saveTest': async ({ deliveryId, name }) =>
      (await app.webhooks()).repeats.saveTest(deliveryId, name),
    'webhook.runTest': async ({ testId }) => (await app.webhooks()).repeats.runTest(testId),
    'webhook.removeTest': async ({ testId }) => (await app.webhooks()).repeats.removeTest(testId),
  };
}
