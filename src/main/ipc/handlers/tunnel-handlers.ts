import type { App } from '../../../core/app/app';
import type { DesktopActions } from '../../desktop-actions';
import type { HandlersOf } from '../dispatch';

/** Every request about the tunnel, each one core call. */
export function tunnelHandlers({
  app,
  desktop,
}: {
  app: App;
  desktop: DesktopActions;
}): HandlersOf<'tunnel'> {
  const { tunnel } = app;
  /** The listener behind the tunnel is known only once the webhooks are open. */
  const opened = async (): Promise<typeof tunnel> => {
    await app.webhooks();
    return tunnel;
  };
  return {
    'tunnel.state': () => tunnel.view.snapshot,
    'tunnel.configure': (choice) => tunnel.configure(choice),
    'tunnel.setSecret': ({ name, value }) => tunnel.setSecret(name, value),
    'tunnel.pickKeyFile': async () => {
      const text = await desktop.pickKeyFile();
      if (text !== null) await tunnel.setSecret('ssh-key', text);
      return { kept: text !== null };
    },
    'tunnel.open': async () => (await opened()).openHere(),
    'tunnel.close': () => tunnel.close(),
    'tunnel.acceptHostKey': async ({ key }) => (await opened()).acceptHostKey(key),
    'tunnel.forgetHostKey': () => tunnel.forgetHostKey(),
    'tunnel.copyAddress': () => desktop.copyText(tunnel.confirmAddress()),
    'tunnel.confirmAddress': () => void tunnel.confirmAddress(),
  };
}
