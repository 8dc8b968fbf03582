import type { KaiServerDraft, KaiServerView } from '../../shared/model/kai';
import type { ProfileView } from '../../shared/model/profile';
import type { BotChoice, WorkspaceChoice } from '../../shared/model/wizard';
import type { ActiveConnection } from './connection/active-connection';
import type { ActiveKai } from './active-kai';
import { keyReader } from './app-context';
import type { Connection } from './connection/connection';
import { runChecks, worstFinding, type RawCheckResult } from '../health/doctor';
import type { AppError } from '../lib/errors';
import type { HealthCheck } from '../ports/health-check';
import type { SettingsStore } from '../ports/settings-store';
import type { Keep, SecretVault } from '../setup/secret-vault';
import type { SetupService } from '../setup/setup-service';
import { WizardService } from '../setup/wizard-service';

export interface SetupWizardOptions {
  settings: SettingsStore;
  vault: SecretVault;
  setup: SetupService;
  connection: ActiveConnection;
  kai: ActiveKai;
  /** Disk and keychain. */
  machineChecks: () => HealthCheck[];
}

/** A trial's layers, and the finding a person should deal with. */
export interface Trial {
  results: RawCheckResult[];
  finding: AppError | null;
}

/** Layers that need a bot: checked once one is chosen. */
const BOT_LAYERS = new Set(['bot', 'stream', 'workspace']);

/**
 * The set-up wizard with its trials: the draft is tested with Coze and KAI before anything is
 * saved.
 */
export class SetupWizard {
  private readonly service: WizardService;

  constructor(private readonly options: SetupWizardOptions) {
    const { settings, vault } = options;
    this.service = new WizardService(settings, vault, keyReader);
    options.setup.activeChanged.on(() => this.service.republish());
  }

  /** The wizard's state and input; reads the draft's key or token first. */
  open(): Promise<WizardService> {
    return this.service.open();
  }

  /** For announcing the state: subscribing reads nothing. */
  get state(): WizardService['state'] {
    return this.service.state;
  }

  /**
   * Tests everything from this machine to a token that may list workspaces. Without a typed kid the
   * key's own fingerprint is tried, and saved when Coze knows it.
   */
  async trySignIn(signal: AbortSignal): Promise<Trial> {
    return this.withConnection(async ({ checks, profile }) => {
      const trial = await this.run(
        checks.filter(({ layer }) => !BOT_LAYERS.has(layer)),
        signal,
      );
      if (isHealthy(trial)) this.service.recordSignIn(profile);
      return trial;
    });
  }

  /** Tests everything up to the first word of an answer. */
  async tryBot(signal: AbortSignal): Promise<Trial> {
    return this.withConnection(async ({ checks, profile }) => {
      const trial = await this.run(checks, signal);
      const name = trial.results.find(({ id, status }) => id === 'bot' && status === 'ok')
        ?.params?.['name'];
      if (isHealthy(trial)) this.service.recordBot(profile, name === undefined ? '' : String(name));
      return trial;
    });
  }

  /** ENDPOINT_NOT_SERVED where there are no lists, and sign-in errors. */
  workspaces(signal: AbortSignal): Promise<WorkspaceChoice[]> {
    return this.withConnection(({ botList }) => botList.workspaces(signal));
  }

  bots(workspaceId: string, signal: AbortSignal): Promise<BotChoice[]> {
    return this.withConnection(({ botList }) => botList.bots(workspaceId, signal));
  }

  /**
   * Saves the draft with its secret and makes it active. KEYCHAIN_UNAVAILABLE when the secret
   * cannot be stored.
   */
  async save(keep: Keep): Promise<ProfileView> {
    const service = await this.open();
    const { profile, secret } = service.toSave();
    const view = await this.options.setup.saveWith(profile, secret, keep);
    await service.commit(profile.id, keep);
    return view;
  }

  /** Tests the layers to a KAI server, with the typed or pasted key, or the stored one. */
  async tryKai(
    draft: KaiServerDraft,
    apiKey: string | undefined,
    signal: AbortSignal,
  ): Promise<Trial> {
    const service = await this.open();
    const { checks, dispose } = await (
      await this.options.kai.get()
    ).serverSettings.draftChecks(draft, service.kaiKeyOr(apiKey));
    try {
      return summarise(await runChecks(checks, signal));
    } finally {
      await dispose();
    }
  }

  /** Adds or changes the server; errors of `kai.saveServer`. */
  async saveKai(
    draft: KaiServerDraft,
    apiKey: string | undefined,
    keep: Keep,
  ): Promise<KaiServerView> {
    const service = await this.open();
    const view = await (
      await this.options.kai.get()
    ).serverSettings.save(draft, service.kaiKeyOr(apiKey), keep);
    service.recordServer(view.id);
    return view;
  }

  private async run(checks: readonly HealthCheck[], signal: AbortSignal): Promise<Trial> {
    return summarise(await runChecks([...this.options.machineChecks(), ...checks], signal));
  }

  private async withConnection<T>(use: (connection: Connection) => Promise<T>): Promise<T> {
    const { profile, secret } = (await this.open()).prepare();
    const connection = this.options.connection.create(profile, secret);
    try {
      return await use(connection);
    } finally {
      await connection.dispose();
    }
  }
}

function summarise(results: RawCheckResult[]): Trial {
  return { results, finding: worstFinding(results) };
}

function isHealthy({ results }: Trial): boolean {
  return !results.some(({ status }) => status === 'fail');
}
