import type {
  EventName,
  EventPayload,
  RequestName,
  SalonBridge,
} from '../../src/shared/ipc/contract';
import { fail, type Result, succeed } from '../../src/shared/ipc/result';
import type { Attachment } from '../../src/shared/model/attachment';
import type { ProfileView } from '../../src/shared/model/profile';
import { settingsSchema } from '../../src/shared/model/settings';
import { fakeAcceptanceHandlers } from './fake-acceptance-handlers';
import { fakeDesktopHandlers } from './fake-desktop-handlers';
import { fakeMonitoringHandlers } from './fake-monitoring-handlers';
import { fakeKaiHandlers } from './fake-kai';
import { fakeTunnelHandlers } from './fake-tunnel-handlers';
import { fakeWebhookHandlers } from './fake-webhook-handlers';
import { fakeProfileHandlers } from './fake-profile-handlers';
import { sampleProfileView } from './sample-profile';
import { fakeWizardHandlers } from './fake-wizard-handlers';
import {
  type FakeHandlers,
  type FakeWorld,
  freshWorld,
  FAKE_FINGERPRINT,
  FAKE_PUBLIC_KEY,
  SANDBOX_PROFILE,
  fakeError,
} from './fake-world';
import { FakeChat } from './fake-chat';

/** A main process for tests and screenshots, derived from the contract. */
export class FakeSalonBridge implements SalonBridge {
  readonly world: FakeWorld;
  /** Every request in order of arrival. */
  readonly asked: { name: string; input: unknown }[] = [];
  private readonly handlers: FakeHandlers;
  private readonly listeners = new Set<(name: string, payload: unknown) => void>();
  private revision = 0;
  private nextId = 1;

  constructor(world: Partial<FakeWorld> = {}, overrides: Partial<FakeHandlers> = {}) {
    this.world = { ...freshWorld(), ...world };
    this.handlers = { ...this.defaults(), ...overrides };
  }

  async request(name: string, input: unknown): Promise<Result<unknown>> {
    this.asked.push({ name, input });
    if (!Object.hasOwn(this.handlers, name)) return fail(fakeError('UNKNOWN_REQUEST'));
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the line above checks it
    const handler = this.handlers[name as RequestName];
    // Each handler takes its own input.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    return (handler as (value: unknown) => Promise<Result<unknown>> | Result<unknown>)(
      structuredClone(input),
    );
  }

  on(listener: (name: string, payload: unknown) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Sends an event to the page. */
  emit<N extends EventName>(name: N, payload: EventPayload<N>): void {
    for (const listener of this.listeners) listener(name, structuredClone(payload));
  }

  /** A state as the page gets it. */
  snapshot<T>(value: T): { revision: number; value: T } {
    return structuredClone({ revision: this.revision, value });
  }

  /** Tells the page that these states changed. */
  push(...states: ('app' | 'settings' | 'profiles' | 'connection' | 'conversations')[]): void {
    this.revision += 1;
    for (const state of states) {
      if (state === 'app') this.emit('app.changed', this.snapshot(this.world.app));
      if (state === 'settings') this.emit('settings.changed', this.snapshot(this.world.settings));
      if (state === 'profiles') this.emit('setup.changed', this.snapshot(this.world.profiles));
      if (state === 'connection')
        this.emit('health.connection-changed', this.snapshot(this.world.connection));
      if (state === 'conversations')
        this.emit('chat.conversations-changed', this.snapshot(this.world.conversations));
    }
  }

  private defaults(): FakeHandlers {
    return {
      ...this.appHandlers(),
      ...this.setupHandlers(),
      ...new FakeChat(this).handlers(),
      ...this.attachmentHandlers(),
      ...fakeKaiHandlers(this.world.kai),
      ...fakeWebhookHandlers(this.world),
      ...fakeTunnelHandlers(this.world),
      ...fakeMonitoringHandlers(),
      ...fakeDesktopHandlers(),
      ...fakeWizardHandlers(this.world),
      ...fakeAcceptanceHandlers(),
    };
  }

  private appHandlers() {
    const { world } = this;
    return {
      'app.get': () => succeed(this.snapshot(world.app)),
      'app.copyText': () => succeed(undefined),
      'app.openLink': () => succeed(undefined),
      'app.dismissNotice': ({ index }) => {
        world.app = { ...world.app, notices: world.app.notices.toSpliced(index, 1) };
        this.push('app');
        return succeed(undefined);
      },
      'app.routeShown': () => succeed(undefined),
      'app.answerClose': () => succeed(undefined),
      'settings.get': () => succeed(this.snapshot(world.settings)),
      'settings.change': (change) => {
        world.settings = settingsSchema.parse({ ...world.settings, ...change });
        const { language } = world.settings;
        if (language !== 'system') world.app = { ...world.app, language };
        this.push('settings', 'app');
        return succeed(undefined);
      },
      'health.connection': () => succeed(this.snapshot(world.connection)),
      'health.diagnose': () => succeed(world.report),
      'health.renewToken': () => succeed(undefined),
      'network.get': () =>
        succeed(this.snapshot({ proxyLogin: 'not-set' as const, waitingRequests: 0 })),
      'network.setProxyPassword': () => succeed(undefined),
      'network.clearProxyPassword': () => succeed(undefined),
      'network.test': () =>
        succeed({
          target: 'api.coze.cn',
          way: 'system-direct' as const,
          proxy: null,
          ms: 86,
          error: null,
        }),
    } satisfies Partial<FakeHandlers>;
  }

  private setupHandlers() {
    const { world } = this;
    const use = (profile: ProfileView): Result<ProfileView> => {
      const others = world.profiles.filter(({ id }) => id !== profile.id);
      world.profiles = [...others.map((other) => ({ ...other, active: false })), profile];
      world.connection = {
        status: 'ok',
        reason: null,
        target: profile.botName || profile.name,
        checkedAt: new Date().toISOString(),
      };
      this.push('profiles', 'connection');
      return succeed(profile);
    };
    const pending = {
      ok: true as const,
      value: { fingerprint: FAKE_FINGERPRINT, publicKeyPem: FAKE_PUBLIC_KEY },
    };
    return {
      'setup.profiles': () => succeed(this.snapshot(world.profiles)),
      'setup.useSandbox': () => use(SANDBOX_PROFILE),
      'setup.generateKey': () => pending,
      'setup.importKey': ({ pem }) =>
        pem.includes('PRIVATE KEY') ? pending : fail(fakeError('KEY_INVALID', { layer: 'key' })),
      'setup.importKeyFile': () => pending,
      'setup.discardSecret': () => succeed(undefined),
      'setup.trySecret': () => succeed(undefined),
      'setup.tryConnection': () => succeed(world.report),
      'setup.saveConnection': ({ draft }) =>
        use({
          ...sampleProfileView(),
          ...draft,
          id: draft.profileId ?? this.id('profile'),
          name: 'Coze',
          botName: '咖啡知识助手',
          active: true,
          secret: 'set',
          fingerprint: draft.auth === 'jwt' ? FAKE_FINGERPRINT : null,
        }),
      'setup.activate': ({ profileId }) => {
        world.profiles = world.profiles.map((profile) => ({
          ...profile,
          active: profile.id === profileId,
        }));
        this.push('profiles');
        return succeed(undefined);
      },
      ...fakeProfileHandlers(world, {
        next: () => this.id('profile'),
        tell: () => this.push('profiles'),
        pending: pending.value,
      }),
      'setup.remove': ({ profileId }) => {
        world.profiles = world.profiles.filter(({ id }) => id !== profileId);
        this.push('profiles');
        return succeed(undefined);
      },
    } satisfies Partial<FakeHandlers>;
  }

  private attachmentHandlers() {
    const attachment = (name: string, bytes: number): Attachment => ({
      id: this.id('attachment'),
      name,
      kind: 'file',
      imageType: '',
      bytes,
    });
    return {
      'attachment.pick': () => succeed({ taken: [attachment('豆单.pdf', 48_000)], refused: [] }),
      'attachment.add': ({ name, content }) => succeed(attachment(name, content.byteLength)),
      'attachment.read': () => succeed({ imageType: 'image/png', content: new Uint8Array() }),
      'attachment.discard': () => succeed(undefined),
      'image.load': ({ url }) => succeed({ status: 'ask', host: new URL(url).host }),
    } satisfies Partial<FakeHandlers>;
  }

  /** A new one, unlike all before. */
  id(kind: string): string {
    this.nextId += 1;
    return `${kind}-${this.nextId}`;
  }
}
