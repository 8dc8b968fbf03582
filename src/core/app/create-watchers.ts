import { TunnelService } from '../tunnel/tunnel-service';
import type { AppContext } from './app-context';
import type { AppPorts } from './app-ports';
import type { Links } from './create-links';
import { Monitoring, trackUsage } from './monitoring';
import { Notifications } from './notifications';

/** What follows the links, and the way in. */
export interface Watchers {
  /** What tray and notifications show. */
  notifications: Notifications;
  /** The way from a public address to the webhook listener. */
  tunnel: TunnelService;
  /** What was called, what it took, how every part of the chain is and was. */
  monitoring: Monitoring;
}

/** Makes what a person is shown of the links while they work and when they do not. */
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
