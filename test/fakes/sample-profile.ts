import { profileSchema, type Profile, type ProfileView } from '../../src/shared/model/profile';

/** A profile as it is stored, whole; what a test does not care for has its usual value. */
export function sampleProfile(change: Partial<Profile> = {}): Profile {
  return {
    ...profileSchema.parse({
      id: 'p1',
      name: 'Coze',
      platform: 'coze-cn',
      apiBase: 'https://api.coze.cn',
      auth: 'jwt',
      appId: '11',
      kid: 'k',
      botId: 'b1',
    }),
    ...change,
  };
}

/** The same as a screen sees it. */
export function sampleProfileView(change: Partial<ProfileView> = {}): ProfileView {
  return {
    ...sampleProfile(),
    active: true,
    secret: 'set',
    fingerprint: null,
    warning: null,
    nextPublicHalf: null,
    missingKaiKeys: [],
    ...change,
  };
}
