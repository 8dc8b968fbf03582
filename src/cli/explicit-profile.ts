import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { importKeyPair } from '../core/auth/key-pair';
import { AppError } from '../core/lib/errors';
import { readApiBase } from '../core/setup/draft-profile';
import { patName, privateKeyName } from '../core/setup/secret-vault';
import { API_BASES, profileSchema, type Profile } from '../shared/model/profile';
import type { CommonOptions } from './common-options';

/** A connection given on the command line, with its secret under the name the core uses. */
export interface ExplicitProfile {
  profile: Profile;
  secretName: string;
  secret: Uint8Array;
}

/**
 * The connection described by options or environment, or null when none of them was given.
 * INVALID_INPUT names what is missing; an unusable key file gives the key's own error.
 */
export function explicitProfile(options: CommonOptions): ExplicitProfile | null {
  const { apiBase, appId, kid, privateKeyFile, pat, botId } = options;
  if (!privateKeyFile && !pat) {
    if (appId || kid) throw missing('--private-key-file');
    return null;
  }
  const auth = pat ? 'pat' : 'jwt';
  if (auth === 'jwt' && !appId) throw missing('--app-id');
  if (auth === 'jwt' && !kid) throw missing('--kid');
  const base = readApiBase(apiBase ?? API_BASES['coze-cn'], true);
  const id = `given-${createHash('sha256').update([base, appId, kid, botId].join('|')).digest('hex').slice(0, 12)}`;
  const profile = profileSchema.parse({
    id,
    name: new URL(base).host,
    platform: base === API_BASES['coze-com'] ? 'coze-com' : 'coze-cn',
    apiBase: base,
    auth,
    appId: appId ?? '',
    kid: kid ?? '',
    botId: botId ?? '',
  });
  if (pat) return { profile, secretName: patName(id), secret: Buffer.from(pat, 'utf8') };
  return {
    profile,
    secretName: privateKeyName(id),
    secret: importKeyPair(readText(privateKeyFile ?? '')).privateDer,
  };
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (thrown) {
    throw new AppError('INVALID_INPUT', {
      params: { detail: `--private-key-file ${path}` },
      cause: thrown,
    });
  }
}

function missing(option: string): AppError {
  return new AppError('INVALID_INPUT', { params: { detail: option } });
}
