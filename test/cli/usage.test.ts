import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { tempFolder } from '../fakes/temp-folder';
import { makeTestKey } from '../fakes/test-keys';
import { expectError, inData, salon } from './run-salon';

describe.concurrent('wrong usage is exit 2', () => {
  test.each([
    ['no command', []],
    ['an unknown command', ['brew']],
    ['an unknown option', ['token', '--strong']],
    ['a missing argument', ['chat']],
    ['a missing option', ['keys', 'generate']],
    ['a number that is none', ['sandbox', '--port', 'many']],
    ['a port that cannot be', ['sandbox', '--port', '70000']],
    ['a language we do not speak', ['token', '--lang', 'fr']],
  ])('%s', async (_name, parameters) => {
    const run = await salon(parameters);
    expect(run.code).toBe(2);
    expect(run.stdout).toBe('');
    expect(run.stderr).toMatch(/\S/);
  });

  test.each([
    ['an address that is none', ['--api-base', 'not an address', '--pat', 'pat_0123456789']],
    ['an address of another kind', ['--api-base', 'ftp://api.coze.cn', '--pat', 'pat_0123456789']],
    ['a token over an open line', ['--api-base', 'http://api.coze.cn', '--pat', 'pat_0123456789']],
    ['a key without an app', ['--private-key-file', '/nowhere', '--kid', 'k']],
    ['an app without a key', ['--app-id', '1']],
    [
      'a key file that is not there',
      ['--private-key-file', '/nowhere', '--kid', 'k', '--app-id', '1'],
    ],
    ['secrets somewhere else', ['--secrets', 'cloud', '--sandbox']],
    ['secrets in no file', ['--secrets', 'file:', '--sandbox']],
  ])('%s, as a JSON error', async (_name, parameters) => {
    expectError(await salon(inData('token', '--json', ...parameters)), 'INVALID_INPUT', 2);
  });

  test('a key that cannot be used gives the key’s own error', async () => {
    const file = join(tempFolder(), 'short.pem');
    writeFileSync(file, makeTestKey(1024).pkcs8);
    expectError(
      await salon(
        inData('token', '--json', '--private-key-file', file, '--kid', 'k', '--app-id', '1'),
      ),
      'KEY_TOO_SHORT',
      1,
    );
  });

  test('help and no error is exit 0', async () => {
    const run = await salon(['--help']);
    expect(run.code).toBe(0);
    expect(run.stdout).toContain('sandbox');
  });
});
