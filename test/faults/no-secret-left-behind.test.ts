import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { LogFileSource } from '../../src/adapters/log-file-source';
import { logPath, openLogFiles } from '../../src/adapters/log-files';
import { MemorySecretStore } from '../../src/adapters/memory-secret-store';
import { openConfSettings } from '../../src/adapters/conf-settings';
import { App } from '../../src/core/app/app';
import { describeChecks } from '../../src/core/health/doctor';
import { Redactor } from '../../src/core/lib/redact';
import { systemClock } from '../../src/core/ports/clock';
import type { SecretStore } from '../../src/core/ports/secret-store';
import { readReady, type SandboxAccess } from '../cli/own-sandbox';
import { salon, startSalon } from '../cli/run-salon';
import { endOf } from '../fakes/chat-table';
import { startTestSandbox } from '../fakes/start-test-sandbox';
import { tempFolder } from '../fakes/temp-folder';

/**
 * A secret in every shape in which it may lie about; long ones by pieces, so that a part counts
 * too.
 */
function shapesOf(secret: string): Buffer[] {
  const bytes = Buffer.from(secret, 'utf8');
  const texts = [
    secret,
    bytes.toString('base64'),
    bytes.toString('base64url'),
    bytes.toString('hex'),
    bytes.toString('hex').toUpperCase(),
    encodeURIComponent(secret),
    JSON.stringify(secret).slice(1, -1),
  ];
  return [
    ...texts.map((text) => Buffer.from(text)),
    Buffer.from(secret, 'utf16le'),
    Buffer.from(secret, 'utf16le').swap16(),
  ];
}

/** Pieces of the key's body and of its DER that are long enough to be no accident. */
function keyPieces(pem: string): string[] {
  const body = pem.replaceAll(/-----[^-]+-----|\s/g, '');
  const pieces: string[] = [];
  for (let at = 40; at + 32 <= body.length; at += 160) pieces.push(body.slice(at, at + 32));
  return pieces;
}

interface Canary {
  name: string;
  shapes: Buffer[];
}

function canariesOf(secrets: Record<string, string>, pem: string): Canary[] {
  const der = Buffer.from(pem.replaceAll(/-----[^-]+-----|\s/g, ''), 'base64');
  return [
    ...Object.entries(secrets).map(([name, secret]) => ({ name, shapes: shapesOf(secret) })),
    ...keyPieces(pem).map((piece, at) => ({ name: `key piece ${at}`, shapes: shapesOf(piece) })),
    {
      name: 'key bytes',
      shapes: [der.subarray(60, 100), Buffer.from(der.subarray(60, 100).toString('hex'))],
    },
  ];
}

function findIn(bytes: Buffer, place: string, canaries: readonly Canary[]): string[] {
  return canaries
    .filter(({ shapes }) => shapes.some((shape) => bytes.includes(shape)))
    .map(({ name }) => `${name} in ${place}`);
}

function findInFolder(
  folder: string,
  canaries: readonly Canary[],
  except: readonly string[] = [],
): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => statSync(join(folder, file)).isFile() && !except.includes(file))
    .flatMap((file) => findIn(readFileSync(join(folder, file)), file, canaries));
}

test('the search finds what it must: every shape of a planted secret', () => {
  const folder = tempFolder();
  const canaries = canariesOf(
    { pat: 'pat_canary/with+odd=0123' },
    '-----BEGIN PRIVATE KEY-----\n-----END PRIVATE KEY-----',
  );
  for (const shape of shapesOf('pat_canary/with+odd=0123')) {
    writeFileSync(
      join(folder, 'file'),
      Buffer.concat([Buffer.from('before '), shape, Buffer.from(' after')]),
    );
    expect(findInFolder(folder, canaries.slice(0, 1))).toEqual(['pat in file']);
  }
});

describe('S6: after a whole session of commands', () => {
  let access: SandboxAccess;
  let pem: string;
  beforeAll(async () => {
    access = await readReady(await startSalon(['sandbox', '--json']));
    pem = readFileSync(access.privateKeyFile, 'utf8');
  }, 60_000);

  test('key, tokens and database key are neither in the data folder nor on stdout or stderr', async () => {
    const folder = tempFolder();
    const data = join(folder, 'data');
    const secretsFile = join(folder, 'secrets.json');
    const own = [
      '--data-dir',
      data,
      '--secrets',
      `file:${secretsFile}`,
      '--debug',
      '--api-base',
      access.apiBase,
      '--bot-id',
      access.botId,
    ];
    const withKey = [
      ...own,
      '--app-id',
      access.appId,
      '--kid',
      access.kid,
      '--private-key-file',
      access.privateKeyFile,
    ];
    const withPat = [...own, '--pat', access.pat];
    const runs = [];
    for (const command of [
      ['token'],
      ['doctor', '--json'],
      ['chat', '你好'],
      ['chat', '埃塞俄比亚咖啡特点', '--json'],
    ]) {
      runs.push(await salon([...command, ...withKey]), await salon([...command, ...withPat]));
    }
    // What fails tells the most: a wrong server, a wrong token, a key that does not fit.
    runs.push(
      await salon(['token', '--json', ...withKey, '--kid', 'nobody']),
      await salon(['token', '--json', ...withPat, '--api-base', 'http://127.0.0.1:9']),
    );
    const databaseKey = Buffer.from(
      String(Reflect.get(JSON.parse(readFileSync(secretsFile, 'utf8')), 'database-key')),
      'base64',
    ).toString('hex');
    const canaries = canariesOf({ pat: access.pat, databaseKey }, pem);
    expect(findInFolder(folder, canaries, ['secrets.json'])).toEqual([]);
    for (const [at, { stdout, stderr }] of runs.entries()) {
      expect(findIn(Buffer.from(stdout + stderr), `output of run ${at}`, canaries)).toEqual([]);
      expect(stdout + stderr).not.toMatch(/czs_\w{8}|eyJ\w+\.\w+\./);
    }
    expect(readdirSync(data)).toContain('salon.db');
  }, 60_000);
});

test(
  'S6: after a whole session of the product with its logs on debug, nothing is left in the ' +
    'data folder',
  async () => {
    const folder = tempFolder();
    const sandbox = await startTestSandbox();
    const { apiBase, appId, kid, botId, privateKeyPem, pat } = sandbox.coze;
    const memory = new MemorySecretStore();
    const secrets: SecretStore = {
      status: () => Promise.resolve({ kind: 'keychain', available: true }),
      get: (name) => memory.get(name),
      set: (name, value) => memory.set(name, value),
      delete: (name) => memory.delete(name),
    };
    const logger = openLogFiles(folder, new Redactor(), true);
    const app = new App({
      dataFolder: folder,
      language: 'zh-CN',
      secrets,
      settings: openConfSettings(folder),
      clock: systemClock,
      logger,
      sandbox: {
        start: () => Promise.resolve({ ...sandbox.coze, kai: sandbox.kai }),
        dispose: () => Promise.resolve(),
      },
    });
    await app.start();
    const draft = {
      profileId: null,
      platform: 'coze-cn',
      apiBase,
      auth: 'jwt',
      appId,
      kid,
      botId,
    } as const;
    const told: unknown[] = [
      app.setup.importKey(privateKeyPem),
      await app.diagnosis.saveDraft(draft, 'keychain'),
    ];
    const chat = await app.chat();
    for (const question of ['你好', '埃塞俄比亚咖啡特点']) {
      const ended = endOf(chat);
      chat.send(chat.createConversation().id, question);
      told.push(await ended);
    }
    const kai = await app.kai.get();
    const kaiDraft = {
      serverId: null,
      name: 'KAI',
      url: sandbox.kai.url,
      local: true,
      apiKeyHeader: null,
      headers: [],
      timeoutSeconds: 60,
      maxTotalSeconds: 600,
      trustReadOnlyHints: true,
    };
    told.push(await kai.serverSettings.save(kaiDraft, sandbox.kai.apiKey, 'keychain'));
    await kai.servers.settled();
    const tooled = endOf(chat);
    chat.send(chat.createConversation().id, '埃塞俄比亚咖啡特点');
    const turn = await tooled;
    expect(turn.toolCalls).toMatchObject([{ status: 'completed', approval: 'read-only-hint' }]);
    await kai.serverSettings.setKey(
      kai.serverSettings.firstServerId() ?? '',
      'kai_wrong_canary_0123456789',
      'keychain',
    );
    told.push(
      turn,
      kai.servers.views.value,
      kai.tools.views.value,
      kai.console.list({}, 50),
      kai.wireLog.newest(1000),
      kai.auditLog(100),
    );
    const { value: accessToken } = await (await app.connection.get()).tokens.get();
    sandbox.inspect.revokeTokens();
    await app.renewToken();
    app.setup.offerPat(pat);
    told.push(
      await app.diagnosis.saveDraft({ ...draft, auth: 'pat' }, 'keychain'),
      app.setup.profiles.value,
      app.health.state.value,
    );
    told.push(
      describeChecks(await app.diagnosis.chain(new AbortController().signal), app.translator),
    );
    const log = new LogFileSource(logPath(folder));
    const bundle = await app.bundle({ log, errors: log, versions: {} });
    const own = join(folder, 'with-keys.salonbackup');
    told.push(
      bundle.contents,
      await app.backups.service.create('manual'),
      await app.backups.service.save(
        own,
        { kind: 'passphrase', passphrase: 'canary passphrase', costLog2: 10 },
        true,
      ),
    );
    told.push(
      await app.audit.list({ group: null, actor: null, text: '' }, 500),
      app.backups.service.state.value,
    );
    writeFileSync(join(folder, 'bundle.json'), bundle.text);
    const backupKey = Buffer.from((await memory.get('backup/key')) ?? []).toString('hex');
    // The bundle has what it is for: a canary that finds nothing in nothing would prove nothing.
    expect(bundle.contents.parts.find(({ part }) => part === 'log')?.entries).toBeGreaterThan(5);
    expect(await app.backups.service.verify({ path: own }, 'canary passphrase')).toMatchObject({
      keys: expect.any(Number),
    });
    await app.dispose();
    logger.close();
    await sandbox.close();
    const databaseKey = Buffer.from((await memory.get('database-key')) ?? []).toString('hex');
    const canaries = canariesOf(
      {
        accessToken,
        pat,
        databaseKey,
        kaiKey: sandbox.kai.apiKey,
        wrongKaiKey: 'kai_wrong_canary_0123456789',
        backupKey,
        passphrase: 'canary passphrase',
      },
      privateKeyPem,
    );
    expect(databaseKey).toHaveLength(64);
    expect(findInFolder(folder, canaries)).toEqual([]);
    expect(findIn(Buffer.from(JSON.stringify(told)), 'what screens are told', canaries)).toEqual(
      [],
    );
    expect(readdirSync(join(folder, 'logs'))).toContain('coze_integration.log');
  },
  30_000,
);
