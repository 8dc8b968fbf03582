import type { RequestInput, RequestName, RequestOutput } from '../../src/shared/ipc/contract';
import type { Result } from '../../src/shared/ipc/result';
import type { AppStateView } from '../../src/shared/model/app-state';
import type { BotFacts } from '../../src/shared/model/bot';
import type { Conversation, Turn } from '../../src/shared/model/chat';
import type { ErrorCode, ErrorView } from '../../src/shared/model/error-view';
import type { ConnectionState, DoctorReport } from '../../src/shared/model/health';
import type { ProfileView } from '../../src/shared/model/profile';
import { type Settings, settingsSchema } from '../../src/shared/model/settings';
import { freshKai, type FakeKaiWorld } from './fake-kai';
import type { TunnelView } from '../../src/shared/model/tunnel';
import { FAKE_TUNNEL } from './fake-tunnel-handlers';
import { FAKE_WEBHOOK_STATE, type FakeWebhookWorld } from './fake-webhook-handlers';
import { sampleProfileView } from './sample-profile';

/** One handler per request of the contract: a missing one does not compile. */
export type FakeHandlers = {
  [N in RequestName]: (
    input: RequestInput<N>,
  ) => Promise<Result<RequestOutput<N>>> | Result<RequestOutput<N>>;
};

/** Everything the fake main process knows. Change it, then `push` what a page should hear of. */
export interface FakeWorld extends FakeWebhookWorld {
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
export function freshWorld(): FakeWorld {
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

/** The bot every fake profile talks to. */
export const FAKE_BOT: BotFacts = {
  id: '7400000000000000001',
  name: '咖啡知识助手',
  description: '',
  iconUrl: '',
  prologue: '你好，想聊点什么咖啡？',
  suggestedQuestions: ['埃塞俄比亚咖啡特点'],
  commands: [],
};

/** Of the key that every fake profile has. */
export const FAKE_FINGERPRINT = '3f1d0b7a92c4e85566d0a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5f6';

/** Looks like a key and is none. */
export const FAKE_PUBLIC_KEY = `-----BEGIN PUBLIC KEY-----
${'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAu1SU1LfVLPHCozMxH2Mo\n'.repeat(6)}-----END PUBLIC KEY-----`;

/** The built-in sandbox as a profile. */
export const SANDBOX_PROFILE: ProfileView = sampleProfileView({
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
