import { TunnelService } from '../tunnel/tunnel-service';
import type { AppContext } from './app-context';
import type { AppPorts } from './app-ports';
import type { Links } from './create-links';
import { Monitoring, trackUsage } from './monitoring';
import { Notifications } from './notifications';

/** What follows the connections, and the tunnel. */
export interface Watchers {
  /** Sources of the tray and of notifications. */
  notifications: Notifications;
  /** The tunnel from a public address to the webhook listener. */
  tunnel: TunnelService;
  /** Calls, resource usage, and the state of every part of the chain with its history. */
  monitoring: Monitoring;
}

/** Creates what shows a person the state of the connections. */
export function createWatchers(
  context: AppContext,
  ports: AppPorts,
  { health, kai }: Links,
): Watchers {
  const { lifetime, metrics, storage, setup, readSettings } = context;
  // The activity log marks turns itself, so it writes to the plain log.
  const { logger } = ports;
  const usage = lifetime.add(
    trackUsage({
      ...context,
      metrics,
      storageOpened: storage.opened,
      activeProfile: () => setup.active,
      logger,
    }),
  );
  const notifications = lifetime.add(
    new Notifications({
      ...context,
      coze: health.state,
      kai: kai.state,
      kaiOpened: kai.opened,
      presenter: ports.notificationPresenter,
      settings: readSettings,
    }),
  );
  const tunnel = lifetime.add(new TunnelService({ ...context, notifier: notifications.center }));
  const monitoring = lifetime.add(
    new Monitoring({
      ...context,
      usage,
      coze: notifications.coze,
      kai: notifications.kai,
      tunnel: tunnel.view,
      notifier: notifications.center,
      logger,
    }),
  );
  return { notifications, tunnel, monitoring };
}
