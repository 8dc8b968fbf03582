import {
  API_BASES,
  profileSchema,
  type ConnectionDraft,
  type Profile,
} from '../../shared/model/profile';
import { AppError } from '../lib/errors';

/** Default name of a profile without a name and a bot's name. */
export const PLATFORM_NAMES: Readonly<Record<Profile['platform'], string>> = {
  'coze-cn': '扣子 coze.cn',
  'coze-com': 'Coze coze.com',
  studio: 'Coze Studio',
  sandbox: '沙箱 Sandbox',
};

/**
 * Makes a profile from what a person typed. Empty addresses mean the platform's own. Missing values
 * are taken from `before`; another way to sign in ends a rotation. INVALID_INPUT names the first
 * field that is missing or wrong.
 */
export function profileFromDraft(draft: ConnectionDraft, id: string, before?: Profile): Profile {
  const fixed = draft.platform === 'studio' ? '' : API_BASES[draft.platform];
  const apiBase = readApiBase(draft.apiBase || fixed, draft.platform === 'studio');
  if (draft.botId === '') throw missing('bot_id');
  if (draft.auth === 'jwt' && draft.appId === '') throw missing('app_id');
  if (draft.auth === 'jwt' && draft.kid === '') throw missing('kid');
  const { platform, auth, appId, kid, botId } = draft;
  const typed = { platform, apiBase, auth, appId, kid, botId };
  if (!before) return profileSchema.parse({ id, name: PLATFORM_NAMES[platform], ...typed });
  const kept = {
    ...before,
    ...typed,
    name: before.named ? before.name : PLATFORM_NAMES[platform],
    botName: before.botId === botId ? before.botName : '',
  };
  return before.auth === auth
    ? kept
    : { ...kept, inUseSince: null, patExpiresAt: null, rotation: null };
}

const LOOPBACK = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;
const PRIVATE = /^(10\.\d+|192\.168|172\.(1[6-9]|2\d|3[01]))\.\d+\.\d+$|\.(local|lan|internal)$/;

/**
 * Normalises an address (INVALID_INPUT when it is invalid). Plain http is only accepted for this
 * machine, and for a Studio in the private network: a token must not be sent unencrypted.
 */
export function readApiBase(text: string, privateAllowed: boolean): string {
  const url = parseUrl(text);
  const near = LOOPBACK.test(url.hostname) || (privateAllowed && PRIVATE.test(url.hostname));
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && near)) {
    throw new AppError('INVALID_INPUT', { params: { detail: 'api_base: https' } });
  }
  return url.origin + url.pathname.replace(/\/+$/, '');
}

function missing(field: string): AppError {
  return new AppError('INVALID_INPUT', { params: { detail: field } });
}

function parseUrl(text: string): URL {
  try {
    return new URL(text);
  } catch {
    throw new AppError('INVALID_INPUT', { params: { detail: 'api_base' } });
  }
}
