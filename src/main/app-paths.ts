import { join, resolve } from 'node:path';
import { app } from 'electron';
import { defaultDataFolder } from '../adapters/data-folder';

/** Paths of the app's parts, in a checkout and in a package. */
export interface AppPaths {
  page: string;
  preload: string;
  knowledge: string;
  /** Program of the thread that writes webhook deliveries. */
  inboxProgram: string;
  /** Program of the threads that work on whole database files. */
  databaseProgram: string;
  /** The page of the operations listener. */
  monitoringPage: string;
  icons: string;
  /** The list of bundled libraries written by the build. */
  libraries: string;
  dataFolder: string;
}

/** `--data-dir DIR` or `SALON_DATA_DIR` move all data. */
export function appPaths(argv: readonly string[], environment: NodeJS.ProcessEnv): AppPaths {
  const root = app.getAppPath();
  const given =
    argv.find((argument) => argument.startsWith('--data-dir='))?.slice('--data-dir='.length) ??
    environment['SALON_DATA_DIR'];
  return {
    page: join(root, 'out', 'renderer'),
    preload: join(root, 'out', 'preload', 'index.cjs'),
    knowledge: join(root, 'resources', 'knowledge'),
    inboxProgram: join(root, 'out', 'inbox', 'inbox-thread.cjs'),
    databaseProgram: join(root, 'out', 'inbox', 'database-thread.cjs'),
    monitoringPage: join(root, 'out', 'monitoring'),
    icons: join(root, 'resources', 'icons'),
    libraries: join(root, 'out', 'libraries.json'),
    dataFolder: given ? resolve(given) : defaultDataFolder(process.platform, environment),
  };
}
