import { randomUUID } from 'node:crypto';
import type { KaiServer } from '../../../shared/model/kai';
import type { Profile } from '../../../shared/model/profile';
import type { Settings } from '../../../shared/model/settings';
import { FaultGate } from '../../acceptance/faults/fault-gate';
import { JumpingClock } from '../../acceptance/faults/jumping-clock';
import { CALLERS_MAX } from '../../acceptance/load/load-test';
import type { IsolatedApp, LayerFinding, LocalAnswer } from '../../acceptance/isolated-app';
import { App } from '../app';
import { Scenarios } from './scenarios';
import { runChecks } from '../../health/doctor';
import { AppError } from '../../lib/errors';
import { HttpClient } from '../../net/http-client';
import { startOperations } from '../operations/operations-server';
import type { Clock } from '../../ports/clock';
import { silentLogger } from '../../ports/logger';
import type { SystemProxy } from '../../ports/proxy';
import type { SandboxAddress } from '../../ports/sandbox-launcher';
import type { SecretStore } from '../../ports/secret-store';
import type { SettingsStore } from '../../ports/settings-store';
import { kaiKeyName, patName, privateKeyName } from '../../setup/secret-vault';
import type { ConnectionSecret } from '../../setup/pending-secret';

/** Stores for an app that is discarded after its run. */
export interface IsolatedAppPorts {
  secrets(): SecretStore;
  settings(profiles: Profile[], servers: KaiServer[]): SettingsStore;
  /** An empty folder, removed by `remove`. */
  folder(): Promise<{ path: string; remove: () => Promise<void> }>;
  systemProxy?: SystemProxy;
  /** Folder of the built monitoring page. */
  pageFolder: string;
}

/** The target of the run. */
export interface IsolatedAppTarget {
  profile: Profile;
  /** Null for the sandbox, whose launcher provides one. */
  secret: ConnectionSecret | null;
  sandbox: SandboxAddress | null;
  kai: { server: KaiServer; apiKey: string | null } | null;
  /** For the person's own proxy; null without one. */
  proxyPassword: string | null;
  /** The person's settings; those that concern the run are overridden. */
  settings: Settings;
  /** On this machine: gates are put in front of it, and nothing limits the calls. */
  isLocal: boolean;
}

/** More than any server here can answer. */
const UNLIMITED = { requestsPerMinute: 60_000, burstSize: 1000 } as const;

/** Opens a complete app beside the person's own, with gates in front of servers on this machine. */
export async function openIsolatedApp(
  target: IsolatedAppTarget,
  ports: IsolatedAppPorts,
  clock: Clock,
): Promise<IsolatedApp> {
  const folder = await ports.folder();
  const gates = await openGates(target, clock);
  const jumping = new JumpingClock(clock);
  const app = await openApp(target, ports, { folder: folder.path, clock: jumping, gates });
  const scenarios = new Scenarios(app);
  const host = target.sandbox?.apiBase ?? target.profile.apiBase;
  let layers: Promise<LayerFinding[]> | null = null;
  return {
    host,
    clock: jumping,
    gates: gates && { coze: gates.coze.gate, kai: gates.kai?.gate ?? null },
    layers: async (signal) => {
      layers ??= app.connection.get().then(({ checks }) => runChecks(checks, signal));
      return layers;
    },
    validateToken: (signal) => scenarios.validateToken(signal),
    async *ask(text, isStreamed, signal) {
      const { chat, wholeChat } = await app.connection.get();
      yield* (isStreamed ? chat : wholeChat).ask(
        { text, conversationId: null, userId: target.settings.userId },
        signal,
      );
    },
    read: (signal) => scenarios.read(signal),
    renewToken: () => app.renewToken(),
    reportLink: (error) => app.health.report(error),
    deliver: (isProven) => scenarios.deliver(isProven),
    callTool: (question, timeoutSeconds, signal) =>
      scenarios.callTool(question, timeoutSeconds, signal),
    turn: (question, signal) => scenarios.turn(question, signal),
    wrongKey: (signal) => scenarios.wrongKey(signal),
    wrongToken: (signal) => scenarios.wrongToken(signal),
    operations: (use) => withOperations(app, ports.pageFolder, use),
    async dispose() {
      await app.dispose();
      await Promise.all([gates?.coze.gate.close(), gates?.kai?.gate.close()]);
      await folder.remove();
    },
  };
}

/** Runs the operations listener during `use`. */
async function withOperations<T>(
  app: App,
  pageFolder: string,
  use: (get: (path: string) => Promise<LocalAnswer>) => Promise<T>,
): Promise<T> {
  const server = await startOperations(app, { port: 0, pageFolder, regressed: () => 0 });
  const http = new HttpClient();
  try {
    return await use(async (path) => {
      const { status, text } = await http.send({ method: 'GET', url: `${server.url}${path}` });
      return { status, text };
    });
  } finally {
    await http.dispose();
    await server.close();
  }
}

interface OpenGate {
  gate: FaultGate;
  /** The address behind the gate, as seen in front of it. */
  url: string;
}

async function openGates(
  { isLocal, sandbox, profile, kai }: IsolatedAppTarget,
  clock: Clock,
): Promise<{ coze: OpenGate; kai: OpenGate | null } | null> {
  if (!isLocal) return null;
  const coze = await openGate(sandbox?.apiBase ?? profile.apiBase, clock);
  const kaiUrl = sandbox?.kai.url ?? kai?.server.url;
  return {
    coze,
    kai: kaiUrl !== undefined && isGateable(kaiUrl) ? await openGate(kaiUrl, clock) : null,
  };
}

async function openGate(address: string, clock: Clock): Promise<OpenGate> {
  const url = new URL(address);
  const gate = new FaultGate({ host: url.hostname, port: Number(url.port || 80) }, () =>
    clock.monotonic(),
  );
  url.port = new URL(await gate.start()).port;
  url.hostname = '127.0.0.1';
  return { gate, url: url.href.replace(/\/$/, '') };
}

/** Tells whether this is a plain server on this machine. */
export function isGateable(address: string): boolean {
  const { protocol, hostname } = new URL(address);
  return protocol === 'http:' && (hostname === '127.0.0.1' || hostname === 'localhost');
}

interface IsolatedAppPlace {
  folder: string;
  clock: Clock;
  gates: { coze: OpenGate; kai: OpenGate | null } | null;
}

async function openApp(
  target: IsolatedAppTarget,
  ports: IsolatedAppPorts,
  { folder, clock, gates }: IsolatedAppPlace,
): Promise<App> {
  const profile: Profile = {
    ...target.profile,
    id: target.sandbox ? target.profile.id : randomUUID(),
    slot: 'a',
    rotation: null,
    ...(gates && !target.sandbox && { apiBase: gates.coze.url }),
  };
  const servers = target.kai
    ? [
        {
          ...target.kai.server,
          profileId: null,
          enabled: true,
          ...(gates?.kai && { url: gates.kai.url }),
        },
      ]
    : [];
  const settings = ports.settings([profile], servers);
  settings.changeSettings(settingsOf(target));
  const app = new App({
    dataFolder: folder,
    language: 'en',
    secrets: ports.secrets(),
    settings,
    clock,
    logger: silentLogger,
    webhookPort: 0,
    regions: [],
    ...(ports.systemProxy && { systemProxy: ports.systemProxy }),
    sandbox: {
      start: () => Promise.resolve(addressBehind(target.sandbox, gates)),
      dispose: () => Promise.resolve(),
    },
    kai: { approver: () => ({ allows: 'read-only', asks: false }) },
  });
  await setSecretsForThisRun(app, profile, target);
  await app.start();
  const webhooks = await app.webhooks();
  await webhooks.begin();
  await webhooks.listen(0);
  return app;
}

function settingsOf({
  settings: { tunnel: _tunnel, ...settings },
  isLocal,
}: IsolatedAppTarget): Partial<Settings> {
  return {
    ...settings,
    wholeAnswers: false,
    webhookEnabled: false,
    webhookPort: 0,
    webhookPublicUrl: '',
    opsEnabled: false,
    ...(isLocal && { ...UNLIMITED, maxConnections: CALLERS_MAX }),
  };
}

function addressBehind(
  sandbox: SandboxAddress | null,
  gates: IsolatedAppPlace['gates'],
): SandboxAddress {
  if (!sandbox || !gates) throw new AppError('NOT_CONFIGURED');
  return {
    ...sandbox,
    apiBase: gates.coze.url,
    kai: { ...sandbox.kai, url: gates.kai?.url ?? sandbox.kai.url },
  };
}

async function setSecretsForThisRun(
  app: App,
  { id }: Profile,
  { secret, kai, proxyPassword }: IsolatedAppTarget,
): Promise<void> {
  if (secret?.kind === 'key') await app.setup.setForThisRun(privateKeyName(id), secret.privateDer);
  if (secret?.kind === 'pat')
    await app.setup.setForThisRun(patName(id), Buffer.from(secret.value, 'utf8'));
  if (proxyPassword !== null) await app.network.setPassword(proxyPassword, 'this-run');
  if (kai?.apiKey)
    await app.setup.setForThisRun(kaiKeyName(kai.server.id), Buffer.from(kai.apiKey, 'utf8'));
}
