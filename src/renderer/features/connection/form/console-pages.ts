import type { ConnectionDraft } from '../../../../shared/model/profile';

const HOSTS = { 'coze-cn': 'https://www.coze.cn', 'coze-com': 'https://www.coze.com' } as const;
const PAGES = { oauth: '/open/oauth/apps', pat: '/open/oauth/pats' } as const;

/** The page of Coze's console where something is found, or null for a server of one's own. */
export function consolePage(platform: ConnectionDraft['platform'], page: keyof typeof PAGES): string | null {
  return platform === 'studio' ? null : HOSTS[platform] + PAGES[page];
}
