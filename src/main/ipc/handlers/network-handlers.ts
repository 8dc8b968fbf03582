import type { App } from '../../../core/app/app';
import type { HandlersOf } from '../dispatch';

/**
 * Every request about the network, each one core call. The connection is also tried over a changed
 * route.
 */
export function networkHandlers(app: App): HandlersOf<'network'> {
  return {
    'network.get': () => app.network.state.snapshot,
    'network.setProxyPassword': async ({ password, keep }) => {
      await app.network.setPassword(password, keep);
      app.health.recheck();
    },
    'network.clearProxyPassword': async () => {
      await app.network.clearPassword();
      app.health.recheck();
    },
    'network.test': () => app.network.try(),
  };
}
