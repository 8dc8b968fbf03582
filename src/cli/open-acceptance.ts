import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { acceptancePorts } from '../adapters/acceptance-ports';
import { EnvironmentProxy } from '../adapters/environment-proxy';
import { LocalSandboxLauncher } from '../adapters/local-sandbox-launcher';
import { createAcceptance } from '../core/app/acceptance/create-acceptance';
import type { AcceptanceService } from '../core/acceptance/acceptance-service';
import type { App } from '../core/app/app';
import { KNOWLEDGE_FOLDER } from './open-app';

/** Paths of the built monitoring page and of the package file, relative to the built program. */
export const MONITORING_PAGE = join(import.meta.dirname, '../monitoring');
const PACKAGE_FILE = join(import.meta.dirname, '../../package.json');

/** The acceptance for a command's app. */
export function openAcceptance(app: App): AcceptanceService {
  return createAcceptance(
    app,
    acceptancePorts({
      sandbox: new LocalSandboxLauncher(KNOWLEDGE_FOLDER),
      systemProxy: new EnvironmentProxy(process.env),
      pageFolder: MONITORING_PAGE,
      version: packageVersion(),
      environment: process.env,
    }),
  );
}

function packageVersion(): string {
  const facts: unknown = JSON.parse(readFileSync(PACKAGE_FILE, 'utf8'));
  return typeof facts === 'object' && facts !== null && 'version' in facts
    ? String(facts.version)
    : '';
}
