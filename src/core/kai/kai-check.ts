import { lookup } from 'node:dns/promises';
import { connect as connectTcp, isIP } from 'node:net';
import { connect as connectTls } from 'node:tls';
import type { CheckId } from '../../shared/model/health';
import type { KaiServer } from '../../shared/model/kai';
import { AppError, toAppError } from '../lib/errors';
import { toNetworkError } from '../net/network-errors';
import type { CheckOutcome, HealthCheck } from '../ports/health-check';
import { checkPayload, invokeTool } from './tools/invoke-tool';
import type { KaiConnection } from './connection/kai-connection';
import { KNOWLEDGE_TOOL } from './knowledge/knowledge-rule';
import type { ServerQuestions } from './connection/server-questions';
import { bareHost, isPrivateAddress, parseServerUrl } from './connection/server-address';
import type { CatalogTool } from './tools/tool-definition';
import { systemClock } from '../ports/clock';

const CONNECT_MS = 8000;
const CALL_MS = 15_000;
/** Days before its end at which a certificate is reported. */
const CERTIFICATE_DAYS = 14;

export interface KaiCheckOptions {
  server: KaiServer;
  hasKey: boolean;
  /** A separate connection, so that the diagnosis covers the whole path. */
  connection: KaiConnection;
  questions: ServerQuestions;
  /** Tells whether a tool differs from its accepted definition. */
  isChanged: (tool: CatalogTool) => boolean;
}

/** The layers of the path to one KAI server, in the order a request passes them. */
export function kaiChecks(options: KaiCheckOptions): HealthCheck[] {
  const { server, connection } = options;
  const url = (): URL => parseServerUrl(server.url, server.local);
  return [
    check('kai-dns', [], () => checkDns(url(), server.local)),
    check('kai-tcp', ['kai-dns'], (signal) => checkTcp(url(), signal)),
    check('kai-tls', ['kai-tcp'], (signal) => checkTls(url(), signal)),
    check('kai-http', ['kai-tls'], (signal) => checkHttp(connection, signal)),
    check('kai-auth', ['kai-http'], (signal) => checkAuth(options, signal)),
    check('kai-era', ['kai-auth'], (signal) => checkEra(options, signal)),
    check('kai-tools', ['kai-era'], (signal) => checkTools(options, signal)),
    check('kai-call', ['kai-tools'], (signal) => checkCall(options, signal)),
  ];
}

function check(id: CheckId, needs: CheckId[], run: HealthCheck['run']): HealthCheck {
  return { id, layer: 'kai', needs, run };
}

/** The same layers, skipped, when there is no KAI server. */
export function skippedKaiChecks(): HealthCheck[] {
  const ids = [
    'kai-dns',
    'kai-tcp',
    'kai-tls',
    'kai-http',
    'kai-auth',
    'kai-era',
    'kai-tools',
    'kai-call',
  ] as const;
  return ids.map((id) => ({
    id,
    layer: 'kai',
    needs: [],
    run: () => Promise.resolve({ status: 'skip' }),
  }));
}

async function checkDns(url: URL, isLocal: boolean): Promise<CheckOutcome> {
  const host = bareHost(url);
  if (isIP(host) !== 0) return { status: 'ok', params: { host, address: host } };
  const addresses = await lookup(host, { all: true }).catch((thrown: unknown) => {
    throw toNetworkError(thrown, url.href, 0);
  });
  const hidden = addresses.find(({ address }) => isPrivateAddress(address));
  if (hidden && !isLocal)
    throw new AppError('KAI_PRIVATE_ADDRESS', { params: { host, address: hidden.address } });
  return {
    status: 'ok',
    params: {
      host,
      address: addresses
        .map(({ address }) => address)
        .slice(0, 3)
        .join(', '),
    },
  };
}

function portOf(url: URL): number {
  return Number(url.port) || (url.protocol === 'https:' ? 443 : 80);
}

/** Opens a socket and resolves with the result of `onOpen`; always closes the socket. */
function withSocket<T>(
  open: () => ReturnType<typeof connectTcp>,
  event: string,
  url: URL,
  signal: AbortSignal,
  onOpen: (socket: ReturnType<typeof connectTcp>) => T,
): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const socket = open();
    const fail = (thrown: unknown): void => {
      socket.destroy();
      reject(toNetworkError(thrown, url.href, CONNECT_MS / 1000));
    };
    socket.setTimeout(CONNECT_MS, () =>
      fail(Object.assign(new Error('timeout'), { code: 'ETIMEDOUT' })),
    );
    signal.addEventListener(
      'abort',
      () => fail(Object.assign(new Error('aborted'), { name: 'AbortError' })),
      { once: true },
    );
    socket.once('error', fail);
    socket.once(event, () => {
      const found = onOpen(socket);
      socket.destroy();
      resolve(found);
    });
  });
}

async function checkTcp(url: URL, signal: AbortSignal): Promise<CheckOutcome> {
  const port = portOf(url);
  const address = await withSocket(
    () => connectTcp({ host: bareHost(url), port }),
    'connect',
    url,
    signal,
    (socket) => socket.remoteAddress ?? bareHost(url),
  );
  return { status: 'ok', params: { address, port } };
}

async function checkTls(url: URL, signal: AbortSignal): Promise<CheckOutcome> {
  if (url.protocol === 'http:') return { status: 'skip' };
  const host = bareHost(url);
  const options = { host, port: portOf(url), ...(isIP(host) === 0 && { servername: host }) };
  let tls: ReturnType<typeof connectTls> | null = null;
  const found = await withSocket(
    () => (tls = connectTls(options)),
    'secureConnect',
    url,
    signal,
    () => ({
      protocol: tls?.getProtocol() ?? 'TLS',
      until: tls?.getPeerCertificate().valid_to ?? '',
    }),
  );
  const days = Math.floor((Date.parse(found.until) - Date.now()) / 86_400_000);
  return days < CERTIFICATE_DAYS
    ? { status: 'warn', params: { days } }
    : { status: 'ok', params: found };
}

/** Errors that belong to layers after HTTP. */
const LATER: ReadonlySet<string> = new Set([
  'KAI_UNAUTHORIZED',
  'KAI_FORBIDDEN',
  'KAI_PROTOCOL_UNSUPPORTED',
  'KAI_REFUSED_REQUEST',
  'TOOL_RESULT_UNREADABLE',
]);

async function checkHttp(connection: KaiConnection, signal: AbortSignal): Promise<CheckOutcome> {
  try {
    await connection.session(signal);
  } catch (thrown) {
    const error = toAppError(thrown);
    if (!LATER.has(error.code)) throw error;
  }
  return { status: 'ok' };
}

async function checkAuth(
  { connection, hasKey }: KaiCheckOptions,
  signal: AbortSignal,
): Promise<CheckOutcome> {
  try {
    await connection.session(signal);
  } catch (thrown) {
    const error = toAppError(thrown);
    if (error.code === 'KAI_UNAUTHORIZED' || error.code === 'KAI_FORBIDDEN') throw error;
  }
  return { status: hasKey ? 'ok' : 'warn' };
}

async function checkEra(
  { connection, server }: KaiCheckOptions,
  signal: AbortSignal,
): Promise<CheckOutcome> {
  const session = await connection.session(signal);
  const { name, version } = session.identity;
  return {
    status: 'ok',
    params: {
      server: `${name || server.name} ${version}`.trim(),
      version: session.protocolVersion,
      transport: session.transport,
    },
  };
}

async function checkTools(
  { connection, isChanged }: KaiCheckOptions,
  signal: AbortSignal,
): Promise<CheckOutcome> {
  await connection.session(signal);
  const { tools, note } = connection.state.value.list;
  const broken = tools.filter((tool) => 'problem' in tool.input || isChanged(tool)).length;
  const params = { count: tools.length, broken };
  if (note) return { status: 'warn', params, error: note };
  return { status: broken > 0 ? 'warn' : 'ok', params };
}

/** Calls only a tool that declares itself read-only, with arguments that are sure to fit. */
async function checkCall(
  { connection, questions, isChanged }: KaiCheckOptions,
  signal: AbortSignal,
): Promise<CheckOutcome> {
  const { tools } = connection.state.value.list;
  const harmless = tools.filter(
    (tool) =>
      tool.definition.hints.readOnly === true &&
      tool.definition.hints.destructive !== true &&
      !isChanged(tool),
  );
  const probes = harmless.map((tool) => ({
    tool,
    payload: tool.definition.name === KNOWLEDGE_TOOL ? { query: '咖啡' } : {},
  }));
  const probe = probes
    .toSorted(
      (one, other) =>
        Number(other.tool.definition.name === KNOWLEDGE_TOOL) -
        Number(one.tool.definition.name === KNOWLEDGE_TOOL),
    )
    .find(isSendable);
  if (!probe) return { status: 'skip' };
  const startedAt = performance.now();
  const limits = { idleMs: CALL_MS, totalMs: CALL_MS };
  const { error } = await invokeTool(
    connection,
    { ...probe, limits, signal, onProgress: () => {} },
    questions,
    systemClock,
  );
  if (error) throw error;
  return {
    status: 'ok',
    params: { tool: probe.tool.definition.name, ms: Math.round(performance.now() - startedAt) },
  };
}

function isSendable({
  tool,
  payload,
}: {
  tool: CatalogTool;
  payload: Record<string, unknown>;
}): boolean {
  try {
    checkPayload(tool, payload);
    return true;
  } catch {
    return false;
  }
}
