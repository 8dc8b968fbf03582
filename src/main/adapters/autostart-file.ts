import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { toFileError } from '../../core/storage/file-errors';

/** Autostart folder of a Linux desktop. Source: Desktop Application Autostart Specification. */
export function autostartPath(environment: NodeJS.ProcessEnv): string {
  return join(
    environment['XDG_CONFIG_HOME'] || join(homedir(), '.config'),
    'autostart',
    'coffee-salon.desktop',
  );
}

/**
 * Starts the app with the desktop through a file in the person's autostart folder. The file is read
 * each time, never cached.
 */
export class AutostartFile {
  /** `command`: the program and its arguments, not quoted. */
  constructor(
    private readonly path: string,
    private readonly command: readonly string[],
  ) {}

  /** The file may have been removed, or disabled inside. */
  get isEnabled(): boolean {
    if (!existsSync(this.path)) return false;
    try {
      return !/^(?:Hidden\s*=\s*true|X-GNOME-Autostart-enabled\s*=\s*false)\s*$/im.test(
        readFileSync(this.path, 'utf8'),
      );
    } catch {
      return false;
    }
  }

  /** Throws DISK_READ_ONLY, DISK_FULL. */
  set(isEnabled: boolean): void {
    try {
      if (!isEnabled) return rmSync(this.path, { force: true });
      mkdirSync(dirname(this.path), { recursive: true });
      writeFileSync(this.path, autostartEntry(this.command));
    } catch (thrown) {
      throw toFileError(thrown, this.path);
    }
  }
}

/**
 * The file's text. Source: Desktop Entry Specification, "The Exec key": quoted, escaped once for
 * the command and once for the file.
 */
export function autostartEntry(command: readonly string[]): string {
  const quoted = command.map((part) => `"${part.replaceAll(/["`$\\]/g, '\\$&')}"`).join(' ');
  const exec = quoted
    .replaceAll('\\', '\\\\')
    .replaceAll('%', '%%')
    .replaceAll(/[\r\n]/g, ' ');
  return [
    '[Desktop Entry]',
    'Type=Application',
    'Name=Coffee Salon',
    'Name[zh_CN]=咖啡沙龙',
    `Exec=${exec}`,
    'Terminal=false',
    'X-GNOME-Autostart-enabled=true',
    '',
  ].join('\n');
}
