import { describeChecks, type RawCheckResult } from '../../../core/health/doctor';
import { AppError } from '../../../core/lib/errors';
import type { OperationsRunner } from '../../../core/app/operations/operations-runner';
import type { DoctorReport } from '../../../shared/model/health';
import type { AppState } from '../../app-state';
import { carryOutClose } from '../../close-policy';
import type { SettingsState } from '../../settings-state';
import { acceptanceHandlers, type AcceptanceHandlerOptions } from './acceptance-handlers';
import { attachmentHandlers } from './attachment-handlers';
import { chatHandlers } from './chat-handlers';
import { desktopHandlers, quickAskHandlers, type DesktopHandlerOptions } from './desktop-handlers';
import type { DeltaRouter } from '../streaming/delta-router';
import type { Handlers } from '../dispatch';
import { kaiHandlers } from './kai-handlers';
import { logHandlers } from './log-handlers';
import { monitoringHandlers } from './monitoring-handlers';
import { networkHandlers } from './network-handlers';
import { safetyHandlers, type SafetyHandlerOptions } from './safety-handlers';
import { setupHandlers } from './setup-handlers';
import { tunnelHandlers } from './tunnel-handlers';
import { webhookHandlers } from './webhook-handlers';
import { wizardHandlers } from './wizard-handlers';

export interface HandlerOptions
  extends
    Omit<DesktopHandlerOptions, 'shell'>,
    Omit<SafetyHandlerOptions, 'shell'>,
    Pick<AcceptanceHandlerOptions, 'acceptance'> {
  /** Ends safe mode. */
  startNormally: () => Promise<void>;
  appState: AppState;
  settings: SettingsState;
  operations: OperationsRunner;
  deltas: DeltaRouter;
  shell: DesktopHandlerOptions['shell'] &
    SafetyHandlerOptions['shell'] & { hideWindow: () => void; quit: () => void };
}

/** A dead network must not keep a person waiting for all checks in turn. */
const DIAGNOSIS_LIMIT_MS = 60_000;

/** Every request of the contract, each one core call. */
export function createHandlers(parts: HandlerOptions): Handlers {
  const { app } = parts;
  const report = (results: RawCheckResult[]): DoctorReport =>
    describeChecks(results, app.translator);
  return {
    ...appHandlers(parts),
    ...setupHandlers(parts),

    'health.connection': () => app.health.state.snapshot,
    'health.diagnose': async () =>
      report(await app.diagnosis.chain(AbortSignal.timeout(DIAGNOSIS_LIMIT_MS))),
    'health.renewToken': () => app.renewToken(),

    ...chatHandlers(parts),
    ...attachmentHandlers(app, parts.desktop),
    'image.load': async ({ url, agreed }) => {
      const found = await app.images.load(url, agreed);
      return 'host' in found ? { status: 'ask', host: found.host } : { status: 'loaded', ...found };
    },
    ...kaiHandlers(app),
    ...networkHandlers(app),
    ...monitoringHandlers(parts),
    ...logHandlers({ dataFolder: parts.shell.dataFolder, desktop: parts.desktop }),
    ...webhookHandlers(parts),
    ...tunnelHandlers(parts),
    ...desktopHandlers(parts),
    ...quickAskHandlers(parts),
    ...wizardHandlers(parts),
    ...acceptanceHandlers(parts),
    ...safetyHandlers(parts),
  };
}

type Part<Prefix extends string> = Pick<Handlers, Extract<keyof Handlers, `${Prefix}.${string}`>>;

function appHandlers({
  app,
  appState,
  settings,
  desktop,
  shell,
  startNormally,
}: HandlerOptions): Part<'app'> & Part<'settings'> {
  return {
    'app.get': () => appState.state.snapshot,
    'app.copyText': ({ text }) => {
      desktop.copyText(text);
      app.tunnel.recordCopied(text);
    },
    'app.openLink': async ({ url }) => {
      if (!(await desktop.openLink(url)))
        throw new AppError('INVALID_INPUT', { params: { detail: 'url' } });
    },
    'app.dismissNotice': ({ index }) => appState.dismissNotice(index),
    'app.startNormally': () => startNormally(),
    'app.routeShown': () => appState.change({ routeAsked: null }),
    'app.answerClose': (answer) => {
      appState.change({ closeAsked: false });
      carryOutClose(answer, settings, shell);
    },
    'settings.get': () => settings.state.snapshot,
    'settings.change': (change) => {
      settings.change(change);
      if (
        change.proxyMode !== undefined ||
        change.proxyAddress !== undefined ||
        change.proxyUser !== undefined
      )
        app.health.recheck();
    },
  };
}
