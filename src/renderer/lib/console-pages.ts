import type { ConnectionDraft } from '../../shared/model/profile';

const HOSTS = { 'coze-cn': 'https://www.coze.cn', 'coze-com': 'https://www.coze.com' } as const;
const PAGES = { oauth: '/open/oauth/apps', pat: '/open/oauth/pats' } as const;

/** The page of Coze's console where something is found, or null for a server of one's own. */
export function consolePage(
  platform: ConnectionDraft['platform'],
  page: keyof typeof PAGES,
): string | null {
  return platform === 'studio' ? null : HOSTS[platform] + PAGES[page];
}

/**
 * The page of a bot, from which it is published; the list of a workspace where no bot is named.
 * Null for a server of one's own or an id that is none.
 */
export function botPage(
  platform: ConnectionDraft['platform'],
  workspaceId: string,
  botId: string,
): string | null {
  if (platform === 'studio') return null;
  if (!/^\d+$/.test(workspaceId)) return `${HOSTS[platform]}/space`;
  return /^\d+$/.test(botId)
    ? `${HOSTS[platform]}/space/${workspaceId}/bot/${botId}`
    : `${HOSTS[platform]}/space/${workspaceId}/develop`;
}
