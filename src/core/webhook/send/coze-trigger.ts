import { AppError } from '../../lib/errors';
import { parseUrl } from '../../lib/parse-url';

const TRIGGER_PATH = /^\/api\/trigger\/v1\/webhook\/[\w/-]{1,300}$/;
const HOSTS: ReadonlySet<string> = new Set(['api.coze.cn', 'api.coze.com']);

/**
 * The address of an agent's inbound trigger, where its own token may go and nowhere else: Coze's
 * cloud, or `ownBase`, the API base of the active connection. WEBHOOK_TARGET_REFUSED. Source:
 * docs/reference/coze-wire.md, 6.3.
 */
export function triggerAddress(text: string, ownBase: string | null): string {
  const url = parseUrl(text.trim());
  const isCloud = url?.protocol === 'https:' && HOSTS.has(url.host);
  const isOwn = url !== null && ownBase !== null && url.origin === new URL(ownBase).origin;
  if (
    !url ||
    !(isCloud || isOwn) ||
    !TRIGGER_PATH.test(url.pathname) ||
    url.username !== '' ||
    url.search !== ''
  ) {
    throw new AppError('WEBHOOK_TARGET_REFUSED', {
      params: { detail: 'https://api.coze.cn/api/trigger/v1/webhook/…' },
    });
  }
  return url.href;
}
