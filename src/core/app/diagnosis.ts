import type { ConnectionDraft, ProfileView } from '../../shared/model/profile';
import type { ActiveConnection } from './connection/active-connection';
import type { ActiveKai } from './active-kai';
import { runChecks, worstFinding, type RawCheckResult } from '../health/doctor';
import type { HealthMonitor } from '../health/services/health-monitor';
import type { Lazy } from '../lib/lazy';
import type { HealthCheck } from '../ports/health-check';
import type { SecretStore } from '../ports/secret-store';
import { keychainCheck } from '../setup/keychain-check';
import type { Keep } from '../setup/secret-vault';
import type { SetupService } from '../setup/setup-service';
import { diskCheck } from '../storage/disk-check';
import { webhookCheck } from '../webhook/webhook-check';
import type { WebhookService } from '../webhook/webhook-service';

export interface DiagnosisOptions {
  setup: SetupService;
  connection: ActiveConnection;
  kai: ActiveKai;
  health: HealthMonitor;
  webhooks: Lazy<WebhookService>;
  /** Disk and keychain. */
  machineChecks: () => HealthCheck[];
}

/** The layered checks: of the configuration in use, and of drafts. */
export class Diagnosis {
  /** Names of bots found by trials, by bot id, for saving a profile afterwards. */
  private readonly botNames = new Map<string, string>();

  constructor(private readonly options: DiagnosisOptions) {}

  /** Checks the whole chain of the active profile now: Coze, KAI, the webhook listener. */
  async chain(signal: AbortSignal): Promise<RawCheckResult[]> {
    const { kai, webhooks } = this.options;
    const listener = webhookCheck(async () => (await webhooks.get()).standing());
    return [
      ...(await this.coze(signal)),
      ...(await kai.diagnose(signal)),
      ...(await runChecks([listener], signal)),
    ];
  }

  /** Checks only Coze; updates the connection's state. */
  async coze(signal: AbortSignal): Promise<RawCheckResult[]> {
    const { connection, machineChecks, health } = this.options;
    const results = await runChecks(
      [...machineChecks(), ...(await connection.get()).checks],
      signal,
    );
    health.report(worstFinding(results));
    return results;
  }

  /** The same for a draft that is not saved. */
  async draft(draft: ConnectionDraft, signal: AbortSignal): Promise<RawCheckResult[]> {
    const { setup, connection, machineChecks } = this.options;
    const { profile, secret } = await setup.prepare(draft);
    const trial = connection.create(profile, secret);
    try {
      const results = await runChecks([...machineChecks(), ...trial.checks], signal);
      const name = results.find(({ id, status }) => id === 'bot' && status === 'ok')?.params?.[
        'name'
      ];
      if (name !== undefined) this.botNames.set(profile.botId, String(name));
      return results;
    } finally {
      await trial.dispose();
    }
  }

  /** Saves a draft and makes it active, with the bot's name from its trial. */
  saveDraft(draft: ConnectionDraft, keep: Keep): Promise<ProfileView> {
    return this.options.setup.save(draft, keep, this.botNames.get(draft.botId.trim()) ?? '');
  }
}

/** The checks of this machine: disk and keychain. */
export function createMachineChecks(dataFolder: string, secrets: SecretStore): () => HealthCheck[] {
  return () => [diskCheck(dataFolder), keychainCheck(secrets)];
}
