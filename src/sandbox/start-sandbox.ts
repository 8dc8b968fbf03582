import { type CozeApi, createCozeApi } from './coze-api/create-coze-api';
import type { Assistant } from './coze-api/engine/assistant';
import { CoffeeAssistant } from './coze-api/engine/coffee-assistant';
import {
  LanguageModelAssistant,
  type LanguageModelOptions,
} from './coze-api/engine/language-model';
import { type FaultRule, type FaultSet, readFaultsFile } from './coze-api/faults';
import type { GivenKeyPair } from './coze-api/service-app';
import type { KaiActivity } from './kai-server/kai-activity';
import { startKaiServer } from './kai-server/start-kai-server';
import { KnowledgeSearch } from './knowledge/knowledge-search';
import { loadKnowledge } from './knowledge/load-knowledge';
import { listenOnLoopback } from './loopback-server';
import { createSandboxClock } from './sandbox-clock';

/** Options of a sandbox; only the knowledge folder is required. */
export interface SandboxOptions {
  /** 0 or absent: a free port. */
  port?: number;
  /** Port of the KAI server; 0 or absent: a free one. */
  kaiPort?: number;
  /** Instead of a generated key of the KAI server. */
  kaiKey?: string;
  /** Shortest duration of every KAI tool call, which reports progress meanwhile. */
  kaiToolDelayMs?: number;
  /** Delay before every answer. */
  latencyMs?: number;
  /** Delay between streamed pieces of one to four characters; default 25. */
  tokenDelayMs?: number;
  /** A JSON file as described in `coze-api/faults.ts`. */
  faultsFile?: string;
  /** Additional rules, after those of the file. */
  faults?: FaultRule[];
  /** `resources/knowledge`. */
  knowledgeFolder: string;
  /** The sandbox's own clock in milliseconds; lets tests skew it. Also used for the Date header. */
  now?: () => number;
  /** Life of every issued token, whatever the client asks for. */
  accessTokenTtlSeconds?: number;
  /** Region of the web addresses in the answers; default cn. */
  region?: 'cn' | 'com';
  /** The only valid audience of a JWT; default: the host the sandbox is called by. */
  apiHost?: string;
  /** Instead of a generated key. */
  keyPair?: GivenKeyPair;
  /** An OpenAI-compatible service that answers in place of the coffee assistant. */
  languageModel?: LanguageModelOptions;
  /** For tests: replaces an answer with another text. */
  answerOverride?: (question: string) => string | undefined;
}

/** What tests can read from a running sandbox. */
export interface SandboxInspection {
  /** Requests of a route (`/v1/bots/:id`), any method. */
  requestCount(route: string): number;
  /** All counts, `METHOD /route` to number. */
  requests(): Record<string, number>;
  /** Requests to the token endpoints, including refused ones. */
  tokenRequests(): number;
  /** The ids of the chats that were cancelled, in order. */
  cancelledChats(): string[];
  /** Invalidates every issued token at once, except the personal access token. */
  revokeTokens(): void;
  /** What KAI was asked to do. */
  kai: KaiActivity;
}

/** A running sandbox, with everything a client needs to sign in and chat. */
export interface RunningSandbox {
  coze: {
    apiBase: string;
    appId: string;
    kid: string;
    privateKeyPem: string;
    pat: string;
    botId: string;
    workspaceId: string;
    workflowId: string;
    unpublishedBotId: string;
    /** The apps of the code, PKCE and device flows. */
    webClientId: string;
    webClientSecret: string;
    publicClientId: string;
  };
  kai: { url: string; apiKey: string };
  inspect: SandboxInspection;
  /** Closes every connection at once, including running event streams. */
  close(): Promise<void>;
}

/**
 * Starts the sandbox on 127.0.0.1. Rejects for a taken port, an unreadable knowledge folder or
 * faults file.
 */
export async function startSandbox(options: SandboxOptions): Promise<RunningSandbox> {
  const entries = loadKnowledge(options.knowledgeFolder);
  const knowledge = new KnowledgeSearch(entries);
  const coffeeAssistant = new CoffeeAssistant(knowledge, options.answerOverride);
  const assistant: Assistant =
    options.languageModel === undefined
      ? coffeeAssistant
      : new LanguageModelAssistant(coffeeAssistant, options.languageModel);
  const api = await createCozeApi({
    clock: createSandboxClock(options.now),
    knowledge,
    assistant,
    faults: collectFaults(options),
    latencyMs: options.latencyMs ?? 0,
    tokenDelayMs: options.tokenDelayMs ?? 25,
    accessTokenTtlSeconds: options.accessTokenTtlSeconds,
    region: options.region ?? 'cn',
    apiHost: options.apiHost,
    keyPair: options.keyPair,
  });
  const server = await listenOnLoopback(api.handler, options.port);
  const kai = await startKaiServer({
    knowledge: { entries, search: knowledge },
    ...kaiOptionsOf(options),
  }).catch(async (thrown: unknown) => {
    await server.close();
    throw thrown;
  });
  return {
    coze: describeCoze(api, server.origin),
    kai: { url: kai.url, apiKey: kai.apiKey },
    inspect: { ...inspectionOf(api), kai: kai.activity },
    close: async () => {
      api.parts.state.abortAll();
      await Promise.all([server.close(), kai.close()]);
    },
  };
}

function kaiOptionsOf({ kaiPort, kaiKey, kaiToolDelayMs }: SandboxOptions): {
  port?: number;
  apiKey?: string;
  toolDelayMs?: number;
} {
  return {
    ...(kaiPort !== undefined && { port: kaiPort }),
    ...(kaiKey !== undefined && { apiKey: kaiKey }),
    ...(kaiToolDelayMs !== undefined && { toolDelayMs: kaiToolDelayMs }),
  };
}

function collectFaults(options: SandboxOptions): FaultSet {
  const fromFile =
    options.faultsFile === undefined ? { seed: 1, rules: [] } : readFaultsFile(options.faultsFile);
  return { seed: fromFile.seed, rules: [...fromFile.rules, ...(options.faults ?? [])] };
}

function describeCoze(api: CozeApi, apiBase: string): RunningSandbox['coze'] {
  const { appId, kid, privateKeyPem } = api.app;
  const { tokens, account, workflow, userApps } = api.parts;
  return {
    apiBase,
    appId,
    kid,
    privateKeyPem,
    pat: tokens.personalAccessToken,
    botId: api.botId,
    workspaceId: account.workspaceId,
    workflowId: workflow.id,
    unpublishedBotId: api.unpublishedBotId,
    ...userApps,
  };
}

function inspectionOf({ parts, counter }: CozeApi): Omit<SandboxInspection, 'kai'> {
  return {
    requestCount: (route) => counter.of(route),
    requests: () => counter.all(),
    tokenRequests: () => parts.activity.tokenRequests,
    cancelledChats: () => [...parts.activity.cancelledChats],
    revokeTokens: () => parts.tokens.revokeAll(),
  };
}
