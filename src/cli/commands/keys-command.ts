import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createKeyPair, privateKeyPem } from '../../core/auth/key-pair';
import { AppError } from '../../core/lib/errors';
import type { Translator } from '../../core/lib/translator';
import { toFileError } from '../../core/storage/file-errors';
import type { Output } from '../output';

/**
 * `keys generate`: writes an RSA 2048 pair to files, the private key readable for this user only.
 * Never overwrites a file (INVALID_INPUT): the key may be in use.
 */
export async function keysGenerateCommand(
  folder: string,
  output: Output,
  translator: Translator,
): Promise<void> {
  const pair = await createKeyPair();
  const privateKeyFile = join(resolve(folder), 'private_key.pem');
  const publicKeyFile = join(resolve(folder), 'public_key.pem');
  if (existsSync(privateKeyFile) || existsSync(publicKeyFile)) {
    throw new AppError('INVALID_INPUT', { params: { detail: `--out: ${privateKeyFile}` } });
  }
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(privateKeyFile, privateKeyPem(pair), { mode: 0o600, flag: 'wx' });
    writeFileSync(publicKeyFile, pair.publicKeyPem, { flag: 'wx' });
  } catch (thrown) {
    throw toFileError(thrown, privateKeyFile);
  }
  const result = { privateKeyFile, publicKeyFile, fingerprint: pair.fingerprint };
  output.result(result, translator.t('cli:keysWritten', result));
}
