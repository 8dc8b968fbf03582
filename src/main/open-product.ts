import { app as electron } from 'electron';
import { keychainScope } from '../adapters/data-folder';
import { KeychainSecretStore } from '../adapters/keychain-secret-store';
import { LocalSandboxLauncher } from '../adapters/local-sandbox-launcher';
import type { FileLogger } from '../adapters/log-files';
import { App } from '../core/app/app';
import { Redactor } from '../core/lib/redact';
import { systemClock } from '../core/ports/clock';
import type { Language } from '../shared/model/settings';
import { AppUsage } from './adapters/app-usage';
import { DesktopNotificationPresenter } from './adapters/notifications';
import { systemProxy } from './adapters/system-proxy';
import type { AppPaths } from './app-paths';
import { openLogger } from './open-logger';
import { openDataFolder, type OpenedDataFolder } from './open-data-folder';
import { SettingsState } from './settings-state';
import { languageInUse } from './system-language';

/** The app, and what the shell shares with it. */
export interface OpenedProduct extends Omit<OpenedDataFolder, 'store' | 'audit' | 'hold'> {
  app: App;
  settings: SettingsState;
  logger: FileLogger;
  secrets: KeychainSecretStore;
  presenter: DesktopNotificationPresenter;
  sandbox: LocalSandboxLauncher;
  /** The language in use, after `system` was resolved. */
  language: () => Language;
}

/** Creates the app with the adapters of this machine; starts nothing. */
export function openProduct({
  paths,
  version,
}: {
  paths: AppPaths;
  version: string;
}): OpenedProduct {
  const { dataFolder, knowledge, inboxProgram, databaseProgram } = paths;
  const { store, audit, hold, ...ground } = openDataFolder(dataFolder, version);
  const settings = new SettingsState(store);
  const redactor = new Redactor();
  const logger = openLogger(dataFolder, redactor, settings.value.debug);
  const secrets = new KeychainSecretStore(keychainScope(dataFolder, process.platform, process.env));
  const language = (): Language =>
    languageInUse(settings.value.language, electron.getPreferredSystemLanguages());
  const presenter = new DesktopNotificationPresenter();
  const sandbox = new LocalSandboxLauncher(
    knowledge,
    numberOf(process.env['SALON_SANDBOX_TOKEN_DELAY_MS']),
  );
  const app = new App({
    dataFolder,
    language: language(),
    secrets,
    settings: store,
    sandbox,
    clock: systemClock,
    logger,
    systemProxy,
    inboxProgram,
    databaseProgram,
    audit,
    version,
    hold,
    kai: { attended: true, approver: () => ({ allows: 'none' as const, asks: true }), version },
    notificationPresenter: presenter,
    usage: new AppUsage(),
    redactor,
    webhookPort: portOf(process.env['SALON_WEBHOOK_PORT']),
  });
  return { ...ground, app, settings, logger, secrets, presenter, sandbox, language };
}

/** A port from the environment, like `serve --webhook-port`; anything else counts as missing. */
export function portOf(text: string | undefined): number | undefined {
  const number = numberOf(text);
  return number !== undefined && number <= 65_535 ? number : undefined;
}

/** A whole number of up to five digits. */
function numberOf(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,5}$/.test(text) ? Number(text) : undefined;
}
