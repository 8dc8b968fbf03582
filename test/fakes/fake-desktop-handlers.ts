import type { RequestInput, RequestName, RequestOutput } from '../../src/shared/ipc/contract';
import { type Result, succeed } from '../../src/shared/ipc/result';
import type { DesktopStateView } from '../../src/shared/model/desktop';
import { fakeBackupHandlers } from './fake-backup-handlers';

type DesktopRequests =
  | Extract<RequestName, `desktop.${string}` | `quick.${string}`>
  | keyof ReturnType<typeof fakeBackupHandlers>;
type FakeDesktopHandlers = {
  [N in DesktopRequests]: (input: RequestInput<N>) => Result<RequestOutput<N>>;
};

const STATE: DesktopStateView = {
  loginItem: { supported: true, enabled: false },
  quickAsk: { status: 'held', error: null },
  notificationsSupported: true,
};

const nothing = (): Result<undefined> => succeed(undefined);

/** A desktop that lets everything be done. */
export function fakeDesktopHandlers(): FakeDesktopHandlers {
  return {
    ...fakeBackupHandlers(),
    'desktop.get': () => succeed({ revision: 0, value: STATE }),
    'desktop.setLoginItem': nothing,
    'desktop.testNotification': () => succeed({ error: null }),
    'desktop.recordKeys': nothing,
    'desktop.openDataFolder': nothing,
    'desktop.dataSizes': () =>
      succeed({
        database: 4_200_000,
        attachments: 1_000_000,
        logs: 80_000,
        setAside: 0,
        backups: 0,
        other: 12_000,
      }),
    'desktop.oldConversations': () => succeed({ count: 3 }),
    'desktop.about': () =>
      succeed({
        version: '0.1.0',
        electron: '45.0.0',
        chromium: '150.0.0.0',
        node: '24.0.0',
        system: 'Linux 6 (x64)',
      }),
    'desktop.libraries': () => succeed([{ name: 'zod', version: '4.0.0', licence: 'MIT' }]),
    'desktop.licenceText': () => succeed({ text: 'MIT License' }),
    'quick.toggle': nothing,
    'quick.hide': nothing,
    'quick.fit': nothing,
    'quick.openMain': nothing,
  };
}
