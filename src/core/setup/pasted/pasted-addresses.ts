import { API_BASES, type ConnectionDraft } from '../../../shared/model/profile';
import { parseUrl } from '../../lib/parse-url';

/** What an address reveals about a connection. */
export interface AddressMeaning {
  platform?: ConnectionDraft['platform'];
  apiBase?: string;
  workspaceId?: string;
  botId?: string;
}

const ADDRESS = /https?:\/\/[^\s"'`<>，。；）)\]}]+/g;

/** Every web address in a text. */
export function addressesIn(text: string): string[] {
  return text.match(ADDRESS) ?? [];
}

/**
 * Reads an address of Coze: the page of a bot (`/space/<id>/bot/<id>`), any page of the console,
 * the API's own. The same path on an unknown host is a Coze Studio. Empty for any other address.
 */
export function readAddress(text: string): AddressMeaning {
  const url = parseUrl(text);
  if (!url) return {};
  const platform = platformOf(url.hostname);
  const [, workspaceId, botId] =
    /\/space\/(\d{5,})(?:\/(?:bot|agent)\/(\d{5,}))?/.exec(url.pathname) ?? [];
  const place = {
    ...(workspaceId !== undefined && { workspaceId }),
    ...(botId !== undefined && { botId }),
  };
  if (platform) return { platform, apiBase: API_BASES[platform], ...place };
  return botId === undefined ? {} : { platform: 'studio', apiBase: url.origin, ...place };
}

/** The cloud a host belongs to, or null. */
function platformOf(host: string): keyof typeof API_BASES | null {
  if (/(?:^|\.)coze\.cn$/i.test(host)) return 'coze-cn';
  return /(?:^|\.)coze\.com$/i.test(host) ? 'coze-com' : null;
}
