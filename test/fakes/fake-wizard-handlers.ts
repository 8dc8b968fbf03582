import type { RequestInput, RequestName, RequestOutput } from '../../src/shared/ipc/contract';
import { type Result, succeed } from '../../src/shared/ipc/result';
import type { WizardState } from '../../src/shared/model/wizard';

type WizardRequests = Extract<RequestName, `wizard.${string}`>;
type FakeWizardHandlers = {
  [N in WizardRequests]: (input: RequestInput<N>) => Result<RequestOutput<N>>;
};

/** A wizard nobody has begun. */
const FAKE_WIZARD: WizardState = {
  draft: {
    platform: 'coze-cn',
    auth: 'jwt',
    apiBase: 'https://api.coze.cn',
    appId: '',
    kid: '',
    workspaceId: '',
    botId: '',
    kaiUrl: '',
    publicUrl: '',
  },
  step: 'platform',
  begun: false,
  held: { secret: 'not-set', place: 'keychain', fingerprint: null, publicKeyPem: null },
  kaiWaits: false,
  profileId: null,
  kaiServerId: null,
  botName: '',
  steps: (['platform', 'app', 'key', 'sign-in', 'bot', 'kai', 'webhook', 'check'] as const).map(
    (step) => ({ step, status: 'open' }),
  ),
};

const nothing = (): Result<undefined> => succeed(undefined);
const trial = (): Result<RequestOutput<'wizard.tryBot'>> =>
  succeed({ report: { healthy: true, checks: [] }, finding: null });

function first<T>(list: T[]): T {
  const [item] = list;
  if (item === undefined) throw new Error('the fake has none');
  return item;
}

/** A wizard for screens: every trial passes, nothing is kept. */
export function fakeWizardHandlers(world: {
  profiles: RequestOutput<'wizard.saveConnection'>[];
  kai: { servers: RequestOutput<'wizard.saveKai'>[] };
}): FakeWizardHandlers {
  return {
    'wizard.state': () => succeed({ revision: 0, value: FAKE_WIZARD }),
    'wizard.change': nothing,
    'wizard.generateKey': nothing,
    'wizard.offerPat': nothing,
    'wizard.forgetSecret': nothing,
    'wizard.visit': nothing,
    'wizard.confirm': nothing,
    'wizard.skip': nothing,
    'wizard.restart': nothing,
    'wizard.paste': () => succeed({ filled: [], taken: [], error: null }),
    'wizard.importKeyFile': () => succeed({ taken: true }),
    'wizard.trySignIn': trial,
    'wizard.tryBot': trial,
    'wizard.tryKai': trial,
    'wizard.workspaces': () => succeed([{ id: '1', name: '咖啡沙龙' }]),
    'wizard.bots': () =>
      succeed([{ id: '2', name: '咖啡知识助手', description: '', published: true }]),
    'wizard.saveConnection': () => succeed(first(world.profiles)),
    'wizard.saveKai': () => succeed(first(world.kai.servers)),
  };
}
