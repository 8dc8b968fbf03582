import type { ConnectionDraft } from '../../shared/model/profile';

type FormPlatform = ConnectionDraft['platform'];
type PlatformChoice = Pick<ConnectionDraft, 'platform' | 'apiBase' | 'auth'>;

/** Addresses of the platforms that have a fixed one, as `API_BASES` of the contract. */
export const FIXED_BASES: Record<FormPlatform, string> = {
  'coze-cn': 'https://api.coze.cn',
  'coze-com': 'https://api.coze.com',
  studio: '',
};

/**
 * Switches the platform and its address, unless the person typed their own; Studio supports tokens
 * only.
 */
export function changePlatform<T extends PlatformChoice>(draft: T, platform: FormPlatform): T {
  const own = draft.apiBase !== '' && !Object.values(FIXED_BASES).includes(draft.apiBase);
  const keepOwn = own && draft.platform !== 'studio' && platform !== 'studio';
  return {
    ...draft,
    platform,
    apiBase: keepOwn ? draft.apiBase : FIXED_BASES[platform],
    auth: platform === 'studio' ? 'pat' : draft.auth,
  };
}
