import { existsSync, readdirSync, readFileSync, statSync, writeFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { openLogFiles } from '../../src/adapters/log-files';
import { Redactor } from '../../src/core/lib/redact';
import { tempFolder } from '../fakes/temp-folder';
import { makeTestKey } from '../fakes/test-keys';

let folder: string;
beforeEach(() => {
  folder = tempFolder();
});

const pathOf = (name: string): string => join(folder, 'logs', name);
const linesOf = (name: string): Array<Record<string, unknown>> =>
  readFileSync(pathOf(name), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line): Record<string, unknown> => JSON.parse(line));

test('every line is JSON with time, level and message; errors are in both files', () => {
  const log = openLogFiles(folder, new Redactor(), false);
  log.info('signed in', { ms: 12 });
  log.warn('slow');
  log.error('broken', { code: 'TIMEOUT' });
  log.close();
  expect(linesOf('coze_integration.log').map(({ level, msg }) => [level, msg])).toEqual([
    ['info', 'signed in'],
    ['warn', 'slow'],
    ['error', 'broken'],
  ]);
  expect(linesOf('error.log')).toMatchObject([{ level: 'error', msg: 'broken', code: 'TIMEOUT' }]);
  expect(String(linesOf('error.log')[0]?.['time'])).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
});

test('every line is on the disk at once: a crash or an exit right after it loses none', () => {
  const log = openLogFiles(folder, new Redactor(), false);
  for (let line = 0; line < 1000; line += 1) log.info(`line ${line}`);
  expect(linesOf('coze_integration.log')).toHaveLength(1000);
  log.close();
});

test('debug lines come and go with the setting', () => {
  const log = openLogFiles(folder, new Redactor(), false);
  log.debug('one');
  log.setDebug(true);
  log.debug('two');
  log.setDebug(false);
  log.debug('three');
  log.close();
  expect(linesOf('coze_integration.log').map(({ msg }) => msg)).toEqual(['two']);
});

test('the next start goes on in the same files', () => {
  for (const message of ['first', 'second']) {
    const log = openLogFiles(folder, new Redactor(), false);
    log.info(message);
    log.close();
  }
  expect(linesOf('coze_integration.log').map(({ msg }) => msg)).toEqual(['first', 'second']);
});

test('the files are for this person alone', () => {
  openLogFiles(folder, new Redactor(), false).close();
  for (const name of ['coze_integration.log', 'error.log'])
    expect(statSync(pathOf(name)).mode & 0o077).toBe(0);
});

describe('rotation at start', () => {
  test('a large file becomes number one, older ones move up, the fifteenth goes', () => {
    mkdirSync(join(folder, 'logs'));
    for (let number = 1; number <= 14; number += 1)
      writeFileSync(pathOf(`coze_integration.log.${number}`), `old ${number}`);
    writeFileSync(pathOf('coze_integration.log'), Buffer.alloc(10 * 1024 * 1024 + 1, 'x'));
    openLogFiles(folder, new Redactor(), false).close();
    expect(readFileSync(pathOf('coze_integration.log.2'), 'utf8')).toBe('old 1');
    expect(readFileSync(pathOf('coze_integration.log.14'), 'utf8')).toBe('old 13');
    expect(statSync(pathOf('coze_integration.log.1')).size).toBeGreaterThan(10 * 1024 * 1024);
    expect(existsSync(pathOf('coze_integration.log.15'))).toBe(false);
    expect(statSync(pathOf('coze_integration.log')).size).toBe(0);
  });

  test('a small file stays', () => {
    mkdirSync(join(folder, 'logs'));
    writeFileSync(pathOf('coze_integration.log'), '{}\n');
    openLogFiles(folder, new Redactor(), false).close();
    expect(readdirSync(join(folder, 'logs')).toSorted()).toEqual([
      'coze_integration.log',
      'error.log',
    ]);
  });
});

describe('secrets never reach the files', () => {
  const { pkcs8, pkcs1 } = makeTestKey();
  const learned = 'canary secret/with+odd=characters&äöü';
  const SECRETS: ReadonlyArray<[string, string]> = [
    ['a PKCS#8 key', pkcs8],
    ['a PKCS#1 key', pkcs1],
    ['a key on one line', pkcs8.replaceAll('\n', String.raw`\n`)],
    ['a key cut short', pkcs8.slice(0, 300)],
    ['a personal access token', 'pat_Canary0123456789abcdefCanary0123456789abcdef'],
    ['a JWT token', 'czs_Canary0123456789abcdef'],
    ['a user token', 'czu_Canary0123456789abcdef'],
    ['a service token', 'sat_Canary0123456789abcdef'],
    ['an assertion', 'eyJhbGciOiJSUzI1NiJ9.eyJDYW5hcnkiOjF9Q2FuYXJ5.Q2FuYXJ5Q2FuYXJ5'],
    ['a header', 'Authorization: Bearer Canary-opaque-token-0123'],
    ['a learned one', learned],
    ['a learned one in base64', Buffer.from(learned).toString('base64')],
    ['a learned one in hex', Buffer.from(learned).toString('hex')],
    ['a learned one in hex capitals', Buffer.from(learned).toString('hex').toUpperCase()],
    ['a learned one in an address', encodeURIComponent(learned)],
  ];

  test.each(SECRETS)('%s, wherever it stands', (_name, secret) => {
    const redactor = new Redactor();
    redactor.learn(learned);
    const log = openLogFiles(folder, redactor, true);
    log.info(secret, { field: secret, [secret]: 1 });
    log.error(`before ${secret} after`, { nested: JSON.stringify({ deep: secret }) });
    log.close();
    const body = secret
      .replaceAll(/-----[^-]+-----/g, '')
      .replace(/^Authorization: Bearer /, '')
      .trim();
    for (const name of ['coze_integration.log', 'error.log']) {
      const text = readFileSync(pathOf(name), 'utf8');
      expect(text).toContain('[redacted]');
      for (let at = 0; at + 12 <= body.length; at += 12)
        expect(text).not.toContain(body.slice(at, at + 12));
    }
  });

  test('ordinary words stay as they are', () => {
    const log = openLogFiles(folder, new Redactor(), false);
    log.info('patience with news: path_to/file czs', { logid: '20260101abcdef', ms: 1 });
    log.close();
    expect(linesOf('coze_integration.log')[0]).toMatchObject({
      msg: 'patience with news: path_to/file czs',
      logid: '20260101abcdef',
    });
  });
});
