/** A source tree in small that keeps every layer rule: path to content. */
export const cleanTree: Readonly<Record<string, string>> = {
  'src/shared/model/chat.ts': `import { z } from 'zod';
export const turn = z.string();
export const QUESTION_MAX = 10;
export type Turn = string;`,
  'src/shared/ipc/channels.ts': `export const REQUEST_CHANNEL = 'app:request';`,
  'src/shared/ipc/contract.ts': `import { turn } from '../model/chat';
export const contract = { turn };
export type Contract = typeof contract;`,
  'src/shared/ipc/result.ts': `export const fail = (): null => null;`,
  'src/shared/i18n/texts.ts': `export const texts = {};`,
  'src/core/lib/errors.ts': `import { texts } from '../../shared/i18n/texts';\nexport const known = texts;`,
  'src/core/ports/clock.ts': `import type { known } from '../lib/errors';
export interface Clock { known: typeof known }`,
  'src/core/storage/file-errors.ts': `import { known } from '../lib/errors';\nexport const fileError = known;`,
  'src/core/coze/sdk/sdk-call.ts': `import type { CozeAPI } from '@coze/api';
import type { AxiosAdapter } from 'axios';
export type Call = [CozeAPI, AxiosAdapter];`,
  'src/core/storage/database.ts': `import Driver from 'libsql';
import { fileError } from './file-errors';
export const database = [Driver, fileError];`,
  'src/core/net/http-client.ts': `import { known } from '../lib/errors';\nexport const http = known;`,
  'src/core/auth/sign-in.ts': `import { http } from '../net/http-client';
import type { Clock } from '../ports/clock';
export const signIn = (clock: Clock): unknown[] => [http, clock];`,
  'src/core/chat/chat-service.ts': `import type { Turn } from '../../shared/model/chat';
import { database } from '../storage/database';
export const chat = (turn: Turn): unknown[] => [database, turn];`,
  'src/core/app/connection/connection.ts': `import { signIn } from '../../auth/sign-in';\nexport const connection = signIn;`,
  'src/core/app/app.ts': `import { chat } from '../chat/chat-service';
import { connection } from './connection/connection';
export const app = [chat, connection];`,
  'src/adapters/keychain-secret-store.ts': `import { Entry } from '@napi-rs/keyring';
import type { Clock } from '../core/ports/clock';
import { fileError } from '../core/storage/file-errors';
export const store = (clock: Clock): unknown[] => [Entry, clock, fileError];`,
  'src/adapters/local-sandbox-launcher.ts': `import { startSandbox } from '../sandbox/start-sandbox';
export const launch = startSandbox;`,
  'src/sandbox/start-sandbox.ts': `import { Hono } from 'hono';\nexport const startSandbox = Hono;`,
  'src/main/index.ts': `import { app } from 'electron';
import { app as product } from '../core/app/app';
import { launch } from '../adapters/local-sandbox-launcher';
export const main = [app, product, launch];`,
  'src/preload/index.ts': `import { ipcRenderer } from 'electron';
import { REQUEST_CHANNEL } from '../shared/ipc/channels';
import type { Contract } from '../shared/ipc/contract';
export const bridge = (contract: Contract): unknown[] => [ipcRenderer, REQUEST_CHANNEL, contract];`,
  'src/renderer/lib/ipc.ts': `import { fail } from '../../shared/ipc/result';
import type { Turn } from '../../shared/model/chat';
export const ask = (turn: Turn): unknown[] => [fail, turn];`,
  'src/renderer/ui/button.tsx': `import { useState } from 'react';\nexport const button = useState;`,
  'src/renderer/features/chat/chat-screen.tsx': `import { ask } from '../../lib/ipc';
import { button } from '../../ui/button';
export const chatScreen = [ask, button];`,
  'src/renderer/features/settings/settings-screen.tsx': `import { texts } from '../../../shared/i18n/texts';
export const settingsScreen = texts;`,
  'src/renderer/app/app.tsx': `import { chatScreen } from '../features/chat/chat-screen';
import { settingsScreen } from '../features/settings/settings-screen';
export const screens = [chatScreen, settingsScreen];`,
  'src/cli/commands/sandbox-command.ts': `import { startSandbox } from '../../sandbox/start-sandbox';
export const sandboxCommand = startSandbox;`,
  'src/cli/salon.ts': `import { app } from '../core/app/app';
import { store } from '../adapters/keychain-secret-store';
import { sandboxCommand } from './commands/sandbox-command';
export const salon = [app, store, sandboxCommand];`,
};

/**
 * Packages the tree imports; each becomes a stub, so that the rules see them as they see installed
 * ones.
 */
export const packages = [
  'zod',
  'libsql',
  '@napi-rs/keyring',
  'hono',
  'electron',
  'electron-store',
  'react',
  'undici',
  '@coze/api',
  'axios',
] as const;

/** A file that breaks one rule, with what it needs beside the clean tree. */
export interface Violation {
  rule: string;
  /** What the newcomer did. */
  deed: string;
  path: string;
  content: string;
  also?: Readonly<Record<string, string>>;
}

const imports = (target: string): string => `import '${target}';`;
/** A file that leads to Electron through a third one. */
const detour = (name: string): Record<string, string> => ({
  [`src/shared/${name}.ts`]: imports('electron'),
});

/** At least one for every rule. */
export const violations: readonly Violation[] = [
  {
    rule: 'shared-imports-nobody',
    deed: 'shared imports core',
    path: 'src/shared/model/a1.ts',
    content: imports('../../core/lib/errors'),
  },
  {
    rule: 'shared-imports-nobody',
    deed: 'shared imports another package',
    path: 'src/shared/model/a2.ts',
    content: imports('undici'),
  },
  {
    rule: 'shared-imports-nobody',
    deed: 'shared imports Node',
    path: 'src/shared/model/a3.ts',
    content: imports('node:fs'),
  },
  {
    rule: 'core-is-pure',
    deed: 'core imports Electron',
    path: 'src/core/auth/b1.ts',
    content: imports('electron'),
  },
  {
    rule: 'core-is-pure',
    deed: 'core imports React',
    path: 'src/core/chat/b2.ts',
    content: imports('react'),
  },
  {
    rule: 'core-is-pure',
    deed: 'core reaches Electron through a third file',
    path: 'src/core/auth/b3.ts',
    content: imports('../../shared/detour-b'),
    also: detour('detour-b'),
  },
  {
    rule: 'core-is-pure',
    deed: 'core imports the main process',
    path: 'src/core/lib/b4.ts',
    content: imports('../../main/index'),
  },
  {
    rule: 'core-is-pure',
    deed: 'core imports an adapter',
    path: 'src/core/auth/b5.ts',
    content: imports('../../adapters/keychain-secret-store'),
  },
  {
    rule: 'core-is-pure',
    deed: 'core imports only a type of the page',
    path: 'src/core/chat/b6.ts',
    content: `import type { ask } from '../../renderer/lib/ipc';\nexport type Ask = typeof ask;`,
  },
  {
    rule: 'domains-are-strangers',
    deed: 'chat imports auth',
    path: 'src/core/chat/c1.ts',
    content: imports('../auth/sign-in'),
  },
  {
    rule: 'domains-are-strangers',
    deed: 'chat imports a type of auth',
    path: 'src/core/chat/c2.ts',
    content: `import type { signIn } from '../auth/sign-in';\nexport type SignIn = typeof signIn;`,
  },
  {
    rule: 'domains-are-strangers',
    deed: 'a domain imports the composition',
    path: 'src/core/health/c3.ts',
    content: imports('../app/app'),
  },
  {
    rule: 'only-the-composition-knows-the-domains',
    deed: 'another file of core joins domains',
    path: 'src/core/shortcut.ts',
    content: imports('./auth/sign-in'),
  },
  {
    rule: 'ports-are-leaves',
    deed: 'a port imports storage',
    path: 'src/core/ports/d1.ts',
    content: imports('../storage/database'),
  },
  {
    rule: 'ports-are-leaves',
    deed: 'a port imports a package',
    path: 'src/core/ports/d2.ts',
    content: imports('undici'),
  },
  {
    rule: 'lib-is-a-leaf',
    deed: 'lib imports storage',
    path: 'src/core/lib/e1.ts',
    content: imports('../storage/file-errors'),
  },
  {
    rule: 'storage-knows-no-domain',
    deed: 'storage imports net',
    path: 'src/core/storage/f1.ts',
    content: imports('../net/http-client'),
  },
  {
    rule: 'net-knows-no-domain',
    deed: 'net imports storage',
    path: 'src/core/net/g1.ts',
    content: imports('../storage/database'),
  },
  {
    rule: 'adapters-implement-ports',
    deed: 'an adapter imports a domain',
    path: 'src/adapters/h1.ts',
    content: imports('../core/auth/sign-in'),
  },
  {
    rule: 'adapters-implement-ports',
    deed: 'an adapter imports the database',
    path: 'src/adapters/h2.ts',
    content: imports('../core/storage/database'),
  },
  {
    rule: 'adapters-never-reach-electron',
    deed: 'an adapter reaches Electron through a third file',
    path: 'src/adapters/h3.ts',
    content: imports('../shared/detour-h'),
    also: detour('detour-h'),
  },
  {
    rule: 'main-imports-no-screen',
    deed: 'main imports a screen',
    path: 'src/main/i1.ts',
    content: imports('../renderer/ui/button'),
  },
  {
    rule: 'preload-is-a-pipe',
    deed: 'the preload imports core',
    path: 'src/preload/j1.ts',
    content: imports('../core/lib/errors'),
  },
  {
    rule: 'preload-is-a-pipe',
    deed: 'the preload imports a package',
    path: 'src/preload/j2.ts',
    content: imports('zod'),
  },
  {
    rule: 'preload-takes-the-contract-as-a-type',
    deed: 'the preload imports the contract as a value',
    path: 'src/preload/j3.ts',
    content: `import { contract } from '../shared/ipc/contract';\nexport const table = contract;`,
  },
  {
    rule: 'cli-never-reaches-electron',
    deed: 'the CLI imports the main process',
    path: 'src/cli/k1.ts',
    content: imports('../main/index'),
  },
  {
    rule: 'cli-never-reaches-electron',
    deed: 'the CLI reaches Electron through a third file',
    path: 'src/cli/k2.ts',
    content: imports('../shared/detour-k'),
    also: detour('detour-k'),
  },
  {
    rule: 'electron-stays-in-its-processes',
    deed: 'the page imports Electron',
    path: 'src/renderer/l1.ts',
    content: imports('electron'),
  },
  {
    rule: 'renderer-imports-only-shared',
    deed: 'a screen imports core',
    path: 'src/renderer/features/chat/m1.ts',
    content: imports('../../../core/lib/errors'),
  },
  {
    rule: 'renderer-imports-only-shared',
    deed: 'a screen imports the preload',
    path: 'src/renderer/features/chat/m2.ts',
    content: imports('../../../preload/index'),
  },
  {
    rule: 'renderer-takes-types-from-shared',
    deed: 'a screen imports a limit as a value',
    path: 'src/renderer/features/chat/n1.ts',
    content: `import { QUESTION_MAX } from '../../../shared/model/chat';\nexport const max = QUESTION_MAX;`,
  },
  {
    rule: 'renderer-takes-types-from-shared',
    deed: 'a screen hides a value beside a type',
    path: 'src/renderer/features/chat/n2.ts',
    content: `import { type Turn, turn } from '../../../shared/model/chat';
export const parsed: [Turn, unknown] = ['', turn];`,
  },
  {
    rule: 'renderer-takes-types-from-shared',
    deed: 'a screen imports the same file as a type and as a value',
    path: 'src/renderer/features/chat/n3.ts',
    content: `import type { Turn } from '../../../shared/model/chat';
import { turn } from '../../../shared/model/chat';
export const parsed: [Turn, unknown] = ['', turn];`,
  },
  {
    rule: 'renderer-has-no-node',
    deed: 'the page imports Node',
    path: 'src/renderer/lib/o1.ts',
    content: imports('node:fs'),
  },
  {
    rule: 'features-are-strangers',
    deed: 'a screen imports another screen',
    path: 'src/renderer/features/chat/p1.tsx',
    content: imports('../settings/settings-screen'),
  },
  {
    rule: 'ui-takes-props',
    deed: 'a component sends requests',
    path: 'src/renderer/ui/q1.tsx',
    content: imports('../lib/ipc'),
  },
  {
    rule: 'ui-takes-props',
    deed: 'a component imports a screen',
    path: 'src/renderer/ui/q2.tsx',
    content: imports('../features/chat/chat-screen'),
  },
  {
    rule: 'monitoring-page-shows',
    deed: 'the monitoring page imports the product',
    path: 'src/monitoring-page/x1.ts',
    content: imports('../core/lib/errors'),
  },
  {
    rule: 'monitoring-page-stands-alone',
    deed: 'a screen imports the monitoring page',
    path: 'src/renderer/features/chat/x2.ts',
    content: imports('../../../monitoring-page/main'),
    also: { 'src/monitoring-page/main.ts': 'export const page = 1;' },
  },
  {
    rule: 'no-cycles',
    deed: 'two files need each other',
    path: 'src/core/lib/r1.ts',
    content: imports('./r2'),
    also: { 'src/core/lib/r2.ts': imports('./r1') },
  },
  {
    rule: 'sandbox-is-another-program',
    deed: 'the main process starts the sandbox itself',
    path: 'src/main/s1.ts',
    content: imports('../sandbox/start-sandbox'),
  },
  {
    rule: 'sandbox-is-another-program',
    deed: 'another command loads the sandbox on demand',
    path: 'src/cli/commands/s2.ts',
    content: `export const load = (): Promise<unknown> => import('../../sandbox/start-sandbox');`,
  },
  {
    rule: 'sandbox-stands-alone',
    deed: 'the sandbox shares code with the product',
    path: 'src/sandbox/t1.ts',
    content: imports('../core/lib/errors'),
  },
  {
    rule: 'keychain-only-in-its-adapter',
    deed: 'the CLI reads the keychain itself',
    path: 'src/cli/u1.ts',
    content: imports('@napi-rs/keyring'),
  },
  {
    rule: 'database-driver-in-one-file',
    deed: 'a store uses the driver',
    path: 'src/core/storage/v1.ts',
    content: imports('libsql'),
  },
  {
    rule: 'coze-sdk-in-one-folder',
    deed: 'a check of Coze calls the SDK itself',
    path: 'src/core/coze/w2.ts',
    content: imports('@coze/api'),
  },
  {
    rule: 'coze-sdk-in-one-folder',
    deed: 'the shell takes axios for a request of its own',
    path: 'src/main/w3.ts',
    content: imports('axios'),
  },
  {
    rule: 'imports-resolve',
    deed: 'an import leads nowhere',
    path: 'src/core/lib/w1.ts',
    content: imports('./not-there'),
  },
];
