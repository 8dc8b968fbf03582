import { app } from 'electron';
import { AppError } from '../../core/lib/errors';
import type { LoginItem } from '../../shared/model/desktop';
import { HIDDEN_ARGUMENT } from '../start-arguments';
import { AutostartFile, autostartPath } from './autostart-file';

/** Starting with the computer, in the operating system's settings. */
export interface LoginItemControl {
  read(): LoginItem;
  /** Throws DISK_READ_ONLY, DISK_FULL, LOGIN_ITEM_REFUSED. */
  set(isEnabled: boolean): void;
}

/** A file on Linux, the system's own list elsewhere. */
export function loginItemControl(
  platform: NodeJS.Platform,
  argv: readonly string[],
  environment: NodeJS.ProcessEnv,
): LoginItemControl {
  if (platform !== 'linux') return systemLoginItem();
  const file = new AutostartFile(autostartPath(environment), startCommand(argv, environment));
  return {
    read: () => ({ supported: true, enabled: file.isEnabled }),
    set: (isEnabled) => file.set(isEnabled),
  };
}

function systemLoginItem(): LoginItemControl {
  const program = { args: [HIDDEN_ARGUMENT] };
  const read = (): LoginItem => ({
    supported: true,
    enabled: app.getLoginItemSettings(program).openAtLogin,
  });
  return {
    read,
    set(isEnabled) {
      app.setLoginItemSettings({ ...program, openAtLogin: isEnabled });
      if (read().enabled !== isEnabled) throw new AppError('LOGIN_ITEM_REFUSED');
    },
  };
}

/**
 * The command that starts this app again: an AppImage by its path, a checkout by its runtime.
 * Arguments that move the data are kept.
 */
function startCommand(argv: readonly string[], environment: NodeJS.ProcessEnv): string[] {
  const program = environment['APPIMAGE'] ?? process.execPath;
  const kept = argv.filter((argument) => argument.startsWith('--data-dir='));
  return [program, ...(app.isPackaged ? [] : [app.getAppPath()]), ...kept, HIDDEN_ARGUMENT];
}
