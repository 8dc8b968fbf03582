import type { FetchHandler } from '../loopback-server';
import type { SandboxClock } from '../sandbox-clock';
import { createAccount } from './account';
import { createSampleBots } from './bots';
import { createCozeApiApp } from './coze-api-app';
import type { CozeApiContext } from './coze-api-parts';
import type { Assistant } from './engine/assistant';
import { createSampleWorkflow } from './engine/sample-workflow';
import type { KnowledgeSource } from './engine/coffee-assistant';
import { FaultPlan, type FaultSet } from './faults';
import { createSecret, IdentifierSequence } from './identifiers';
import { JwtVerifier } from './jwt-verifier';
import { RequestCounter } from './request-counter';
import { type GivenKeyPair, type ServiceApp, createServiceApp } from './service-app';
import { SandboxState } from './state';
import { TokenIssuer } from './token-issuer';
import { UserGrants } from './user-grants';

/** What the Coze side of the sandbox is built from. */
export interface CozeApiOptions {
  clock: SandboxClock;
  knowledge: KnowledgeSource;
  assistant: Assistant;
  faults: FaultSet;
  latencyMs: number;
  tokenDelayMs: number;
  accessTokenTtlSeconds: number | undefined;
  region: 'cn' | 'com';
  apiHost: string | undefined;
  keyPair: GivenKeyPair | undefined;
}

/** The Coze side, ready to be served. */
export interface CozeApi {
  handler: FetchHandler;
  parts: CozeApiContext;
  app: ServiceApp;
  counter: RequestCounter;
  botId: string;
  unpublishedBotId: string;
}

/** Builds the account, the bots, the sample workflow, the sign-in and the routes. */
export async function createCozeApi(options: CozeApiOptions): Promise<CozeApi> {
  const { clock } = options;
  const app = await createServiceApp(options.keyPair);
  const account = createAccount(new IdentifierSequence(), options.region);
  const state = new SandboxState(clock, account.userId);
  const { coffeeBot, unpublishedBot } = createSampleBots(state.ids, clock, account.workspaceId);
  for (const bot of [coffeeBot, unpublishedBot]) state.bots.set(bot.info.bot_id, bot);
  const parts: CozeApiContext = {
    clock,
    state,
    account,
    assistant: options.assistant,
    tokenDelayMs: options.tokenDelayMs,
    tokens: new TokenIssuer(clock, options.accessTokenTtlSeconds),
    jwtVerifier: new JwtVerifier(app, options.apiHost, clock),
    publicKeys: app.publicKeys,
    userGrants: new UserGrants(clock),
    userApps: {
      webClientId: `${state.ids.next()}.app.coze`,
      webClientSecret: createSecret('secret_'),
      publicClientId: `${state.ids.next()}.app.coze`,
    },
    workflow: createSampleWorkflow(state.ids.next(), options.knowledge),
    activity: { cancelledChats: [], tokenRequests: 0 },
  };
  const counter = new RequestCounter();
  const hono = createCozeApiApp(parts, {
    counter,
    faults: new FaultPlan(options.faults),
    latencyMs: options.latencyMs,
  });
  return {
    handler: (request, env) => hono.fetch(request, env),
    parts,
    app,
    counter,
    botId: coffeeBot.info.bot_id,
    unpublishedBotId: unpublishedBot.info.bot_id,
  };
}
