import type { ConnectionState } from '../../shared/model/health';
import { runChecks, type RawCheckResult } from '../health/doctor';
import { directDispatcher, type DispatcherFactory } from '../kai/connection/kai-dispatcher';
import type { KaiService } from '../kai/kai-service';
import type { WritableKeyVault } from '../kai/connection/server-settings';
import type { Emitter } from '../lib/emitter';
import { Lazy } from '../lib/lazy';
import { Observable } from '../lib/observable';
import { Redactor } from '../lib/redact';
import type { Translator } from '../lib/translator';
import { outsideTurns } from '../lib/turn-context';
import { isAlive } from '../lib/process-alive';
import type { CallMeter } from '../ports/call-meter';
import type { Clock } from '../ports/clock';
import type { Logger } from '../ports/logger';
import type { SandboxLauncher } from '../ports/sandbox-launcher';
import type { SettingsStore } from '../ports/settings-store';
import type { Approver, ToolBackend } from '../ports/tool-backend';
import { kaiKeyName, type SecretVault } from '../setup/secret-vault';
import type { SetupService } from '../setup/setup-service';
import type { Database } from '../storage/database';

/** What differs between the window, a command and a server. */
export interface KaiPorts {
  /** A person can answer servers' questions; default false. */
  attended?: boolean;
  /** Who decides where no rule does; default nobody. */
  approver?: () => Approver;
  /** The sockets to servers; default: direct, without a proxy. */
  dispatcher?: DispatcherFactory;
  /** Receives the keys in use, so that logs can mask them. */
  redactor?: Redactor;
  version?: string;
}

export interface ActiveKaiOptions extends KaiPorts {
  setup: SetupService;
  vault: SecretVault;
  settings: SettingsStore;
  sandbox: SandboxLauncher;
  translator: Translator;
  clock: Clock;
  logger: Logger;
  meter: CallMeter;
  /** The open database. */
  database: () => Promise<Database>;
}

/** KAI of the active profile: loaded and opened on first use, once storage is open. */
export class ActiveKai {
  /** State of all servers together; available from the start. */
  readonly state = new Observable<ConnectionState>({
    status: 'not-set-up',
    reason: null,
    target: '',
    checkedAt: null,
  });
  private readonly service = new Lazy(
    () => outsideTurns(() => this.open()),
    (service) => void outsideTurns(() => service.sync()),
  );

  constructor(private readonly options: ActiveKaiOptions) {}

  get(): Promise<KaiService> {
    return this.service.get();
  }

  /** Emitted once it is open, before it connects: the time to subscribe to its states. */
  get opened(): Emitter<KaiService> {
    return this.service.opened;
  }

  /** Runs tools for the chat; opens KAI when the first tool is wanted. */
  get tools(): ToolBackend {
    return {
      run: async (...parameters) => (await this.get()).chatTools.run(...parameters),
      knowledge: async (...parameters) => (await this.get()).chatTools.knowledge(...parameters),
    };
  }

  /** To be called when another profile is active. */
  async sync(): Promise<void> {
    await this.service.ifOpened((service) => service.sync());
  }

  /** The layered check of the profile's first server; all skipped without one. */
  async diagnose(signal: AbortSignal, serverId?: string): Promise<RawCheckResult[]> {
    const service = await this.get();
    const id = serverId ?? service.serverSettings.firstServerId();
    if (id === null)
      return runChecks((await import('../kai/kai-check')).skippedKaiChecks(), signal);
    const { checks, dispose } = await service.serverSettings.checks(id);
    try {
      return await runChecks(checks, signal);
    } finally {
      await dispose();
    }
  }

  republish(): void {
    void this.service.ifOpened((service) => service.republish());
  }

  async dispose(): Promise<void> {
    await this.service.ifOpened((service) => service.dispose());
  }

  private async open(): Promise<KaiService> {
    const { setup, vault, settings, sandbox, translator, clock, logger, meter } = this.options;
    const {
      attended = false,
      approver = (): Approver => ({ allows: 'none', asks: false }),
      dispatcher = directDispatcher,
      redactor = new Redactor(),
      version = '0',
    } = this.options;
    const { KaiService: Service } = await import('../kai/kai-service');
    const service = new Service({
      database: await this.options.database(),
      settings,
      keys: keysIn(vault),
      translator,
      redactor,
      clock,
      logger,
      meter,
      dispatcher,
      version,
      attended,
      approver,
      isAlive,
      sandbox: async () => (await sandbox.start()).kai,
      activeProfile: () => setup.active,
    });
    service.state.subscribe(({ value }) => this.state.set(value));
    return service;
  }
}

function keysIn(vault: SecretVault): WritableKeyVault {
  return {
    get: async (serverId) => {
      const bytes = await vault.get(kaiKeyName(serverId));
      return bytes && Buffer.from(bytes).toString('utf8');
    },
    set: (serverId, apiKey, keep) =>
      vault.set(kaiKeyName(serverId), Buffer.from(apiKey, 'utf8'), keep),
    delete: (serverId) => vault.delete(kaiKeyName(serverId)),
  };
}
