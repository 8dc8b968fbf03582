import type { KeyObject } from 'node:crypto';
import type { SandboxClock } from '../sandbox-clock';
import type { ChatTurnParts } from './chat-turn';
import type { JwtVerifier } from './jwt-verifier';
import type { Account } from './account';
import type { TokenIssuer } from './token-issuer';
import type { UserApps, UserGrants } from './user-grants';
import type { SampleWorkflow } from './engine/sample-workflow';

/** Everything the route families share; built once per sandbox. */
export interface CozeApiContext extends ChatTurnParts {
  clock: SandboxClock;
  tokens: TokenIssuer;
  jwtVerifier: JwtVerifier;
  /** Of the OAuth app, by kid. */
  publicKeys: Map<string, KeyObject>;
  userGrants: UserGrants;
  userApps: UserApps;
  account: Account;
  workflow: SampleWorkflow;
  /** Counts for the tests. */
  activity: { cancelledChats: string[]; tokenRequests: number };
}
