import type { ConnectionDraft, ProfileView } from '../../../../shared/model/profile';
import { FIXED_BASES } from '../../../lib/platforms';

/** Faults found without asking anyone, by field. */
export interface DraftFaults {
  apiBase?: 'required' | 'badUrl';
  appId?: 'required';
  kid?: 'required';
  botId?: 'required';
  secret?: 'keyNeeded' | 'patNeeded';
}

/** An empty form: coze.cn with an OAuth app. */
export function emptyDraft(): ConnectionDraft {
  return {
    profileId: null,
    platform: 'coze-cn',
    apiBase: FIXED_BASES['coze-cn'],
    auth: 'jwt',
    appId: '',
    kid: '',
    botId: '',
  };
}

/** A form filled from a stored connection. */
export function draftOf(profile: ProfileView): ConnectionDraft {
  const { id, apiBase, auth, appId, kid, botId } = profile;
  const platform = profile.platform === 'sandbox' ? 'studio' : profile.platform;
  return { profileId: id, platform, apiBase, auth, appId, kid, botId };
}

/** Checks what the page can know by itself; the test finds everything else. */
export function faultsOf(draft: ConnectionDraft, hasSecret: boolean): DraftFaults {
  const jwt = draft.auth === 'jwt';
  const base = draft.apiBase.trim();
  return {
    ...(base === ''
      ? { apiBase: 'required' }
      : /^https?:\/\/[^/\s]+/i.test(base)
        ? {}
        : { apiBase: 'badUrl' }),
    ...(jwt && draft.appId.trim() === '' ? { appId: 'required' } : {}),
    ...(jwt && draft.kid.trim() === '' ? { kid: 'required' } : {}),
    ...(draft.botId.trim() === '' ? { botId: 'required' } : {}),
    ...(hasSecret ? {} : { secret: jwt ? 'keyNeeded' : 'patNeeded' }),
  };
}
