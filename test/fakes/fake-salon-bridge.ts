import type {
  EventName,
  EventPayload,
  RequestInput,
  RequestName,
  RequestOutput,
  SalonBridge,
} from '../../src/shared/ipc/contract';
import { fail, type Result, succeed } from '../../src/shared/ipc/result';
import type { AppStateView } from '../../src/shared/model/app-state';
import type { Attachment } from '../../src/shared/model/attachment';
import type { BotFacts } from '../../src/shared/model/bot';
import type { Bookmark, Conversation, SearchHit, Turn } from '../../src/shared/model/chat';
import type { ErrorCode, ErrorView } from '../../src/shared/model/error-view';
import type { ConnectionState, DoctorReport } from '../../src/shared/model/health';
import type { KnowledgeMode } from '../../src/shared/model/kai';
import type { ProfileView } from '../../src/shared/model/profile';
import { type Settings, settingsSchema } from '../../src/shared/model/settings';
import { fakeAcceptanceHandlers } from './fake-acceptance-handlers';
import { fakeDesktopHandlers } from './fake-desktop-handlers';
import { fakeMonitoringHandlers } from './fake-monitoring-handlers';
import { fakeKaiHandlers, freshKai, type FakeKaiWorld } from './fake-kai';
import type { TunnelView } from '../../src/shared/model/tunnel';
import { FAKE_TRACE } from './fake-trace';
import { FAKE_TUNNEL, fakeTunnelHandlers } from './fake-tunnel-handlers';
import {
  FAKE_WEBHOOK_STATE,
  fakeWebhookHandlers,
  type FakeWebhookWorld,
} from './fake-webhook-handlers';
import { fakeProfileHandlers } from './fake-profile-handlers';
import { sampleProfileView } from './sample-profile';
import { fakeWizardHandlers } from './fake-wizard-handlers';

/** One handler per request of the contract: a missing one does not compile. */
type FakeHandlers = {
  [N in RequestName]: (
    input: RequestInput<N>,
  ) => Promise<Result<RequestOutput<N>>> | Result<RequestOutput<N>>;
};

/** Everything the fake main process knows. Change it, then `push` what a page should hear of. */
interface FakeWorld extends FakeWebhookWorld {
  app: AppStateView;
  settings: Settings;
  profiles: ProfileView[];
  connection: ConnectionState;
  conversations: Conversation[];
  turns: Turn[];
  report: DoctorReport;
  kai: FakeKaiWorld;
  tunnel: TunnelView;
  /** What the next answers say, and how fast. */
  answer: {
    text: string;
    reasoning: string;
    chunk: number;
    delayMs: number;
    followUps: string[];
    error: ErrorView | null;
  };
}

const FAKE_SETTINGS: Settings = settingsSchema.parse({});

/** An error as the main process would send it. */
export function fakeError(code: ErrorCode, more: Partial<ErrorView> = {}): ErrorView {
  return { code, message: code, remedy: '', layer: null, logid: null, params: {}, ...more };
}

/** A first run: no profile, nothing asked yet. */
function freshWorld(): FakeWorld {
  return {
    app: {
      version: '0.1.0',
      platform: 'linux',
      language: 'zh-CN',
      secretStorage: { kind: 'keychain', available: true },
      trayAvailable: true,
      closeAsked: false,
      routeAsked: null,
      notices: [],
      dataFolder: '/home/lin/.local/share/coffee-salon',
    },
    settings: FAKE_SETTINGS,
    profiles: [],
    connection: { status: 'not-set-up', reason: null, target: '', checkedAt: null },
    conversations: [],
    turns: [],
    report: { healthy: true, checks: [] },
    kai: freshKai(),
    tunnel: FAKE_TUNNEL,
    webhook: FAKE_WEBHOOK_STATE,
    deliveries: [],
    rules: [],
    webhookTests: [],
    answer: { text: '好的。', reasoning: '', chunk: 12, delayMs: 16, followUps: [], error: null },
  };
}

/** A main process for tests and screenshots, derived from the contract. */
export class FakeSalonBridge implements SalonBridge {
  readonly world: FakeWorld;
  /** Every request in order of arrival. */
  readonly asked: { name: string; input: unknown }[] = [];
  private readonly handlers: FakeHandlers;
  private readonly listeners = new Set<(name: string, payload: unknown) => void>();
  private revision = 0;
  private nextId = 1;
  /** Per conversation the end of the branch that is shown, once it was chosen. */
  private readonly leaves = new Map<string, string>();
  private readonly cancelled = new Set<string>();
  private readonly knowledgeModes = new Map<string, KnowledgeMode>();

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

  private snapshot<T>(value: T): { revision: number; value: T } {
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
      ...this.chatHandlers(),
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

  private chatHandlers() {
    const { world } = this;
    return {
      'chat.conversations': () => succeed(this.snapshot(world.conversations)),
      'chat.createConversation': () => {
        const now = new Date().toISOString();
        const conversation = {
          id: this.id('conversation'),
          title: '',
          pinned: false,
          userId: 'coffee-salon',
          createdAt: now,
          updatedAt: now,
        };
        world.conversations = [conversation, ...world.conversations];
        this.push('conversations');
        return succeed(conversation);
      },
      'chat.renameConversation': ({ conversationId, title }) => {
        world.conversations = world.conversations.map((one) =>
          one.id === conversationId ? { ...one, title } : one,
        );
        this.push('conversations');
        return succeed(undefined);
      },
      'chat.pinConversation': ({ conversationId, pinned }) => {
        const changed = world.conversations.map((one) =>
          one.id === conversationId ? { ...one, pinned } : one,
        );
        world.conversations = changed.toSorted(
          (one, other) => Number(other.pinned) - Number(one.pinned),
        );
        this.push('conversations');
        return succeed(undefined);
      },
      'chat.deleteConversation': ({ conversationId }) => {
        world.conversations = world.conversations.filter(({ id }) => id !== conversationId);
        this.push('conversations');
        return succeed(undefined);
      },
      'chat.details': () =>
        succeed({
          userId: 'coffee-salon',
          remoteConversationId: '7400000000000000009',
          turns: world.turns.length,
          createdAt: '2026-01-05T08:00:00.000Z',
        }),
      'chat.bot': () => succeed(FAKE_BOT),
      'chat.open': ({ conversationId }) => {
        const conversation = world.conversations.find(({ id }) => id === conversationId);
        if (!conversation) return fail(fakeError('CONVERSATION_MISSING'));
        const turns = world.turns.filter((turn) => turn.conversationId === conversationId);
        const activeTurnId = this.leafOf(conversationId);
        const knowledgeMode = this.knowledgeModes.get(conversationId) ?? 'off';
        return succeed(
          structuredClone({
            conversation,
            turns,
            versions: [],
            activeTurnId,
            endTurnId: activeTurnId,
            knowledgeMode,
          }),
        );
      },
      'chat.frames': () => succeed(undefined),
      'chat.steps': () => succeed({ turns: [], versions: [] }),
      'chat.send': ({ conversationId, text, parentTurnId }) =>
        this.ask(conversationId, parentTurnId ?? this.leafOf(conversationId), text),
      'chat.regenerate': ({ turnId }) => this.askInPlaceOf(turnId),
      'chat.editAndResend': ({ turnId, text }) => this.askInPlaceOf(turnId, text),
      'chat.selectBranch': ({ conversationId, turnId }) => {
        let leaf = turnId;
        for (const turn of world.turns) if (turn.parentTurnId === leaf) leaf = turn.id;
        this.leaves.set(conversationId, leaf);
        return succeed({ activeTurnId: leaf });
      },
      'chat.cancel': ({ turnId }) => {
        this.cancelled.add(turnId);
        const turn = world.turns.find(({ id }) => id === turnId);
        if (turn?.status === 'queued') this.settle(turn, { status: 'stopped' });
        return succeed(undefined);
      },
      'chat.continueTurn': ({ turnId }) => {
        const turn = world.turns.find(({ id }) => id === turnId);
        if (turn?.status !== 'waiting-for-tools') return fail(fakeError('TURN_NOT_WAITING'));
        turn.status = 'running';
        void this.stream(turnId);
        return succeed(structuredClone(turn));
      },
      'chat.setKnowledgeMode': ({ conversationId, mode }) => {
        this.knowledgeModes.set(conversationId, mode);
        return succeed(undefined);
      },
      'chat.markTurn': ({ turnId, bookmarked, rating }) => {
        const turn = world.turns.find(({ id }) => id === turnId);
        if (!turn) return fail(fakeError('TURN_MISSING'));
        Object.assign(turn, {
          bookmarked: bookmarked ?? turn.bookmarked,
          rating: rating === undefined ? turn.rating : rating,
        });
        return succeed(structuredClone(turn));
      },
      'chat.bookmarks': () =>
        succeed(
          world.turns
            .filter(({ bookmarked }) => bookmarked)
            .toReversed()
            .map((turn) => this.bookmark(turn)),
        ),
      'chat.export': ({ format }) =>
        succeed({ path: `/home/lin/Documents/export.${format === 'html' ? 'html' : 'md'}` }),
      'chat.exportTrace': ({ turnId }) =>
        succeed({ path: `/home/lin/Documents/turn-${turnId}.trace.json` }),
      'chat.search': ({ text, limit }) =>
        succeed(
          text === ''
            ? []
            : this.world.turns.flatMap((turn) => this.hits(turn, text)).slice(0, limit),
        ),
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

  private id(kind: string): string {
    this.nextId += 1;
    return `${kind}-${this.nextId}`;
  }

  /** The last turn of the branch that is shown. */
  private leafOf(conversationId: string): string | null {
    return (
      this.leaves.get(conversationId) ??
      this.world.turns.findLast((turn) => turn.conversationId === conversationId)?.id ??
      null
    );
  }

  private bookmark({ id, conversationId, question, answer, createdAt }: Turn): Bookmark {
    const conversationTitle =
      this.world.conversations.find((one) => one.id === conversationId)?.title ?? '';
    return {
      turnId: id,
      conversationId,
      conversationTitle,
      question,
      excerpt: answer.slice(0, 200),
      createdAt,
    };
  }

  private hits(turn: Turn, text: string): SearchHit[] {
    const { question: _question, excerpt: _excerpt, ...place } = this.bookmark(turn);
    return (['question', 'answer'] as const).flatMap((part) => {
      const start = turn[part].indexOf(text);
      return start < 0
        ? []
        : [
            {
              ...place,
              part,
              snippet: turn[part].slice(start, start + 80),
              matches: [[0, text.length]],
            },
          ];
    });
  }

  private askInPlaceOf(turnId: string, text?: string): Result<Turn> {
    const turn = this.world.turns.find(({ id }) => id === turnId);
    return turn
      ? this.ask(turn.conversationId, turn.parentTurnId, text ?? turn.question)
      : fail(fakeError('TURN_MISSING'));
  }

  private ask(conversationId: string, parentTurnId: string | null, text: string): Result<Turn> {
    const turn = this.begin(conversationId, parentTurnId, text);
    this.leaves.set(conversationId, turn.id);
    if (turn.status === 'running') void this.stream(turn.id);
    return succeed(structuredClone(turn));
  }

  private begin(conversationId: string, parentTurnId: string | null, question: string): Turn {
    const isBusy = this.world.turns.some(
      (one) =>
        one.conversationId === conversationId &&
        (one.status === 'running' || one.status === 'queued'),
    );
    const status = isBusy ? 'queued' : 'running';
    const turn: Turn = {
      id: this.id('turn'),
      conversationId,
      parentTurnId,
      question,
      attachments: [],
      command: null,
      answer: '',
      reasoning: '',
      status,
      error: null,
      followUps: [],
      toolCalls: [],
      sources: [],
      knowledge: null,
      usage: null,
      seq: 0,
      bookmarked: false,
      rating: null,
      trace: [],
      createdAt: new Date().toISOString(),
      firstTokenMs: null,
      totalMs: null,
    };
    this.world.turns.push(turn);
    this.world.conversations = this.world.conversations.map((one) =>
      one.id === conversationId && one.title === ''
        ? { ...one, title: question.slice(0, 24) }
        : one,
    );
    this.push('conversations');
    return turn;
  }

  /** Streams the answer in pieces, then settles the turn. Stops where it is told to. */
  private async stream(turnId: string): Promise<void> {
    const { text, reasoning, chunk, delayMs, followUps, error } = this.world.answer;
    const pieces = [
      ...cut(reasoning, chunk).map((part) => ['', part]),
      ...cut(text, chunk).map((part) => [part, '']),
    ];
    for (const [answer = '', thought = ''] of pieces) {
      await new Promise((resolve) => setTimeout(resolve, delayMs));
      const turn = this.world.turns.find(({ id }) => id === turnId);
      if (!turn) return;
      if (this.cancelled.has(turnId)) return this.settle(turn, { status: 'stopped' });
      turn.seq += 1;
      turn.answer += answer;
      turn.reasoning += thought;
      turn.firstTokenMs ??= 320;
      this.emit('chat.delta', {
        turnId,
        conversationId: turn.conversationId,
        firstSeq: turn.seq,
        seq: turn.seq,
        answer,
        reasoning: thought,
        receivedAt: Date.now(),
      });
    }
    const turn = this.world.turns.find(({ id }) => id === turnId);
    if (!turn) return;
    this.settle(
      turn,
      error
        ? { status: 'failed', error }
        : { status: 'completed', followUps, usage: { input: 412, output: 655, total: 1067 } },
    );
  }

  private settle(turn: Turn, end: Partial<Turn>): void {
    Object.assign(turn, end, { totalMs: 4210, trace: FAKE_TRACE });
    this.emit(turn.status === 'failed' ? 'chat.failed' : 'chat.finished', turn);
    this.startNext(turn.conversationId);
  }

  private startNext(conversationId: string): void {
    const turns = this.world.turns.filter((turn) => turn.conversationId === conversationId);
    const next = turns.find(({ status }) => status === 'queued');
    if (!next || turns.some(({ status }) => status === 'running')) return;
    next.status = 'running';
    this.emit('chat.started', next);
    void this.stream(next.id);
  }
}

function cut(text: string, size: number): string[] {
  return Array.from({ length: Math.ceil(text.length / size) }, (_, index) =>
    text.slice(index * size, (index + 1) * size),
  );
}

const FAKE_BOT: BotFacts = {
  id: '7400000000000000001',
  name: '咖啡知识助手',
  description: '',
  iconUrl: '',
  prologue: '你好，想聊点什么咖啡？',
  suggestedQuestions: ['埃塞俄比亚咖啡特点'],
  commands: [],
};

const FAKE_FINGERPRINT = '3f1d0b7a92c4e85566d0a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5f6';

const FAKE_PUBLIC_KEY = `-----BEGIN PUBLIC KEY-----
${'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAu1SU1LfVLPHCozMxH2Mo\n'.repeat(6)}-----END PUBLIC KEY-----`;

/** The built-in sandbox as a profile. */
const SANDBOX_PROFILE: ProfileView = sampleProfileView({
  id: 'sandbox',
  name: '内置沙箱',
  platform: 'sandbox',
  apiBase: 'http://127.0.0.1:41731',
  auth: 'jwt',
  appId: 'sandbox-app',
  kid: FAKE_FINGERPRINT,
  botId: '7400000000000000001',
  botName: '沙箱咖啡助手',
  fingerprint: FAKE_FINGERPRINT,
});
