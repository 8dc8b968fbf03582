import type { App } from '../../core/app/app';
import { AppError } from '../../core/lib/errors';
import { maskToken } from '../../core/lib/redact';
import type { Output } from '../output';

/** `token`: signs in and tests the token; masked unless `reveal`. */
export async function tokenCommand(app: App, reveal: boolean, output: Output): Promise<void> {
  const connection = await app.connection.get();
  const { valid, reason } = await connection.validateToken();
  if (!valid) throw reason ?? new AppError('TOKEN_INVALID');
  const token = await connection.tokens.get();
  const accessToken = reveal ? token.value : maskToken(token.value);
  const expiresAt = token.expiresAt === null ? null : new Date(token.expiresAt).toISOString();
  const line = app.translator.t('cli:tokenLine', {
    token: accessToken,
    source: token.source,
    expiresAt: expiresAt ?? app.translator.t('cli:never'),
  });
  output.result({ accessToken, expiresAt, source: token.source, valid: true }, line);
}
