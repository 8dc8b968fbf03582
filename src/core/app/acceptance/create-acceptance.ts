import type { TargetChoice } from '../../../shared/model/acceptance';
import {
  AcceptanceService,
  type AcceptanceServiceOptions,
} from '../../acceptance/acceptance-service';
import type {
  AcceptanceTargets,
  OpenTargets,
  TargetFacts,
} from '../../acceptance/acceptance-targets';
import { GUIDE_SIZE } from '../../acceptance/acceptance-plan';
import { SavedCases } from '../../acceptance/cases/saved-cases';
import { CALLERS_MAX } from '../../acceptance/load/load-test';
import {
  isGateable,
  openIsolatedApp,
  type IsolatedAppPorts,
  type IsolatedAppTarget,
} from './isolated-app';
import type { App } from '../app';
import { AppError } from '../../lib/errors';
import { systemClock } from '../../ports/clock';
import type { SeparateSandbox } from '../../ports/sandbox-launcher';
import { shownName } from '../../setup/profile-name';
import { SANDBOX_PROFILE } from '../../setup/setup-service';
import { AcceptanceStore } from '../../acceptance/store/acceptance-store';

/** What an acceptance needs besides the app it belongs to. */
export interface AcceptancePorts
  extends IsolatedAppPorts, Pick<AcceptanceServiceOptions, 'facts' | 'moreFaults'> {
  startSandbox: () => Promise<SeparateSandbox>;
  /** Default: what the guide's acceptance, asks for. */
  size?: Partial<AcceptanceServiceOptions['size']>;
}

/**
 * The acceptance of a running app. It runs against separate apps, so that the person's chats and
 * webhooks are not disturbed.
 */
export function createAcceptance(app: App, ports: AcceptancePorts): AcceptanceService {
  const targets = new ProfileTargets(app, ports);
  const store = async (): Promise<AcceptanceStore> => new AcceptanceStore(await app.database());
  const repeats = async () => (await app.webhooks()).repeats;
  const cases = new SavedCases({
    store,
    clock: systemClock,
    translator: app.translator,
    profileId: () => app.setup.active?.id ?? null,
    openIsolatedApp: () => targets.openTarget('active'),
    webhookTests: {
      all: async () => (await repeats()).tests(),
      run: async (id) => (await repeats()).runTest(id),
    },
  });
  const { facts, moreFaults, size = {} } = ports;
  return new AcceptanceService({
    store,
    targets,
    cases,
    size: { ...GUIDE_SIZE, ...size },
    clock: systemClock,
    translator: app.translator,
    facts,
    ...(moreFaults && { moreFaults }),
  });
}

/** The sandbox, and the active profile's target. */
class ProfileTargets implements AcceptanceTargets {
  constructor(
    private readonly app: App,
    private readonly ports: AcceptancePorts,
  ) {}

  facts(choice: TargetChoice): Promise<TargetFacts> {
    const { active } = this.app.setup;
    if (choice === 'active' && !active) return Promise.reject(new AppError('NOT_CONFIGURED'));
    if (choice === 'sandbox' || !active || active.platform === 'sandbox') {
      const name = this.app.translator.t('tray:sandboxProfile');
      return Promise.resolve({
        target: 'sandbox',
        name,
        host: '127.0.0.1',
        perMinute: null,
        connections: CALLERS_MAX,
        isActive: active?.platform === 'sandbox',
      });
    }
    const { host } = new URL(active.apiBase);
    const { requestsPerMinute, maxConnections } = this.app.settings();
    const isLocal = isGateable(active.apiBase);
    const limits = isLocal
      ? { perMinute: null, connections: CALLERS_MAX }
      : { perMinute: requestsPerMinute, connections: maxConnections };
    return Promise.resolve({
      target: isLocal ? 'local' : 'connection',
      name: shownName(active),
      host,
      ...limits,
      isActive: true,
    });
  }

  async open(choice: TargetChoice): Promise<OpenTargets> {
    const { target, dispose } = await this.openTarget(choice);
    if (target.gates) return { target, loadTarget: target, dispose };
    const beside = await this.openTarget('sandbox').catch(async (thrown: unknown) => {
      await dispose();
      throw thrown;
    });
    return {
      target,
      loadTarget: beside.target,
      dispose: async () => void (await Promise.all([dispose(), beside.dispose()])),
    };
  }

  async openTarget(choice: TargetChoice): Promise<Pick<OpenTargets, 'target' | 'dispose'>> {
    const { target } = await this.facts(choice);
    if (target !== 'sandbox') {
      const isolated = await openIsolatedApp(
        await this.activeTarget(target === 'local'),
        this.ports,
        systemClock,
      );
      return { target: isolated, dispose: () => isolated.dispose() };
    }
    const sandbox = await this.ports.startSandbox();
    const isolated = await openIsolatedApp(
      {
        profile: SANDBOX_PROFILE,
        secret: null,
        sandbox,
        kai: null,
        proxyPassword: null,
        settings: this.app.settings(),
        isLocal: true,
      },
      this.ports,
      systemClock,
    );
    return {
      target: isolated,
      async dispose() {
        await isolated.dispose();
        await sandbox.dispose();
      },
    };
  }

  private async activeTarget(isLocal: boolean): Promise<IsolatedAppTarget> {
    const { setup, kai, network } = this.app;
    const profile = setup.active;
    if (!profile) throw new AppError('NOT_CONFIGURED');
    const secret = await setup.storedSecret(profile);
    if (!secret) throw new AppError(profile.auth === 'jwt' ? 'KEY_MISSING' : 'PAT_MISSING');
    const { list, servers } = await kai.get();
    const server = list.all().find(({ enabled }) => enabled);
    return {
      profile,
      secret,
      sandbox: null,
      kai: server ? await servers.complete(server) : null,
      proxyPassword: await network.password(),
      settings: this.app.settings(),
      isLocal,
    };
  }
}
