import type { ReactNode } from 'react';
import type { AppStateView } from '../../../shared/model/app-state';
import type { Settings, SettingsChange } from '../../../shared/model/settings';
import { BackupSettings } from './backup/backup-settings';
import { AboutSettings } from './groups/about-settings';
import { ChatSettings } from './groups/chat-settings';
import { DataSettings } from './groups/data-settings';
import { LookSettings } from './groups/look-settings';
import { MonitoringSettings } from './groups/monitoring-settings';
import { NetworkSettings } from './groups/network-settings';
import { NotificationSettings } from './groups/notification-settings';
import { RequestSettings } from './groups/request-settings';
import { ShortcutSettings } from './groups/shortcut-settings';
import { WindowSettings } from './groups/window-settings';

/** The groups in the order they are shown; an id is also the group's address. */
export const SETTINGS_GROUPS = [
  'look',
  'window',
  'chat',
  'notifications',
  'shortcuts',
  'network',
  'requests',
  'monitoring',
  'data',
  'backup',
  'about',
] as const;

type SettingsGroupId = (typeof SETTINGS_GROUPS)[number];

/** Text keys of the titles, for the namespaces `settings`, `network` and `backup`. */
export const GROUP_TITLES = {
  look: 'look.title',
  window: 'window.title',
  chat: 'chat.title',
  notifications: 'notifications.title',
  shortcuts: 'shortcuts.title',
  network: 'network:title',
  requests: 'requests.title',
  monitoring: 'monitoring.title',
  data: 'data.title',
  backup: 'backup:title',
  about: 'about.title',
} as const satisfies Record<SettingsGroupId, string>;

interface GroupContentProps {
  id: SettingsGroupId;
  settings: Settings;
  app: AppStateView;
  /** The newest backup is to be shown at once. */
  offersNewest: boolean;
  onChange: (change: SettingsChange) => void;
}

/** The settings of one group. */
export function GroupContent({ id, app, offersNewest, ...rest }: GroupContentProps): ReactNode {
  switch (id) {
    case 'look':
      return <LookSettings {...rest} />;
    case 'window':
      return <WindowSettings {...rest} trayAvailable={app.trayAvailable} />;
    case 'chat':
      return <ChatSettings {...rest} />;
    case 'notifications':
      return <NotificationSettings {...rest} />;
    case 'shortcuts':
      return <ShortcutSettings {...rest} platform={app.platform} />;
    case 'network':
      return <NetworkSettings {...rest} />;
    case 'requests':
      return <RequestSettings {...rest} />;
    case 'monitoring':
      return <MonitoringSettings {...rest} />;
    case 'data':
      return <DataSettings {...rest} app={app} />;
    case 'backup':
      return <BackupSettings {...rest} offersNewest={offersNewest} />;
    case 'about':
      return <AboutSettings />;
  }
}
