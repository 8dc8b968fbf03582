import type { FileLogger } from '../adapters/log-files';
import type { App } from '../core/app/app';
import { toAppError } from '../core/lib/errors';
import type { OperationsRunner } from '../core/app/operations/operations-runner';
import type { Logger } from '../core/ports/logger';
import type { AcceptanceRunner } from './acceptance-runner';
import { announceWebhooks } from './ipc/events/announce-webhooks';
import type { TrayRunner } from './tray/tray-runner';

/** Parts that live as long as the program. */
export interface LifecycleOptions {
  app: App;
  tray: TrayRunner;
  operations: OperationsRunner;
  acceptance: AcceptanceRunner;
  logger: FileLogger;
}

/** The steps of a normal start, one after the other; the window is already open. */
export async function startAll({
  app,
  tray,
  operations,
  acceptance,
  logger,
}: LifecycleOptions): Promise<void> {
  await app.start();
  await tray.open();
  await startWebhooks(app, tray, logger);
  await operations.follow();
  await acceptance.start();
}

/** Disposes everything, the log last. */
export async function endAll({
  app,
  tray,
  operations,
  acceptance,
  logger,
}: LifecycleOptions): Promise<void> {
  await acceptance.dispose();
  tray.dispose();
  await operations.dispose();
  await app.dispose();
  logger.close();
}

/**
 * Failures of the webhooks are shown on their own screen; the rest of the app runs without them.
 * After a full disk they start once storage opens.
 */
async function startWebhooks(app: App, tray: TrayRunner, logger: Logger): Promise<void> {
  try {
    await announceWebhooks(app);
    const webhooks = await app.webhooks();
    webhooks.state.subscribe(({ value }) => tray.showWebhook(value));
    await webhooks.start();
    await app.tunnel.start();
  } catch (thrown) {
    logger.error('webhooks not started', { code: toAppError(thrown).code });
    const stop = app.onChatOpened(() => {
      stop();
      void startWebhooks(app, tray, logger);
    });
  }
}
