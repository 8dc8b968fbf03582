import type { ConnectionDraft } from '../../shared/model/profile';

const HOSTS = { 'coze-cn': 'https://www.coze.cn', 'coze-com': 'https://www.coze.com' } as const;
const PAGES = { oauth: '/open/oauth/apps', pat: '/open/oauth/pats' } as const;

/** A page of Coze's console; null for a self-hosted server. */
export function consolePage(
  platform: ConnectionDraft['platform'],
  page: keyof typeof PAGES,
): string | null {
  return platform === 'studio' ? null : HOSTS[platform] + PAGES[page];
}

/**
 * The page of a bot, from which it is published, or the workspace's list if no bot is named. Null
 * for a self-hosted server or a malformed id.
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
