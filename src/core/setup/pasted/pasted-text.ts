import type { WizardField } from '../../../shared/model/wizard';
import { cleanText, cleanValue } from './clean-text';
import { addressesIn, readAddress, type AddressMeaning } from './pasted-addresses';
import { isPlaceholder, meaningOf, type PastedName } from './pasted-names';
import { readPairs } from './pasted-pairs';

/** What was found in a pasted text. The last three are secrets and stay in the main process. */
export interface PastedText {
  fields: Partial<Record<WizardField, string>>;
  platform: AddressMeaning['platform'] | null;
  /** A PEM block, possibly damaged or of the wrong kind: the code that reads keys decides. */
  pem: string | null;
  pat: string | null;
  kaiKey: string | null;
}

const PEM = /-----BEGIN [A-Z0-9 ]+-----[\s\S]*?(?:-----END [A-Z0-9 ]+-----|$)/g;
/** The algorithm identifier near the start of every PKCS#8 RSA key, in Base64. */
const PKCS8_MARK = 'ANBgkqhkiG9w0BAQEFAASC';
const BARE_KEY = /^MII[A-Za-z0-9+/=\s]{800,}$/;
/**
 * Personal and service access tokens (docs/reference/coze-wire.md, 1.2). Those of a sign-in
 * (`czs_`, `czu_`) end within the hour and are of no use here.
 */
const TOKEN = /(?<![A-Za-z0-9])(?:pat|sat)_[A-Za-z0-9_-]{8,}/;

/**
 * Reads whatever a person pasted while setting up: one value, an address of Coze, `COZE_CONFIG`
 * (guide, step 1.2), Coze's OAuth config file, `.env` or YAML lines, a key. What an example left open
 * (`your_app_id`) counts as absent. Never throws; nothing found leaves everything empty.
 */
export function readPasted(text: string): PastedText {
  const clean = cleanText(text);
  const pem = pemIn(clean);
  const rest = clean.replaceAll(PEM, '');
  const named = namedValues(rest);
  const address = meaningOfAddresses(rest, named);
  const { pat, kaiKey } = secretsIn(rest, named);
  const fields: PastedText['fields'] = {};
  const put = (field: WizardField, value: string | undefined): void => {
    if (value !== undefined && !isPlaceholder(value) && value.length <= 500) fields[field] = value;
  };
  put('apiBase', named.get('apiBase') ?? address.apiBase);
  put('workspaceId', named.get('workspaceId') ?? address.workspaceId);
  put('botId', named.get('botId') ?? address.botId);
  for (const field of ['appId', 'kid', 'kaiUrl'] as const) put(field, named.get(field));
  put('publicUrl', named.get('webhookUrl'));
  return { fields, platform: address.platform ?? null, pem, pat, kaiKey };
}

/** True when nothing was found. */
export function isNothing({ fields, platform, pem, pat, kaiKey }: PastedText): boolean {
  return (
    Object.keys(fields).length === 0 &&
    [platform, pem, pat, kaiKey].every((found) => found === null)
  );
}

function pemIn(text: string): string | null {
  // If there are several blocks, the private one is used.
  const blocks = unescapeLines(text).match(PEM) ?? [];
  const block = blocks.find((each) => each.includes('PRIVATE KEY')) ?? blocks[0];
  if (block !== undefined) return block;
  const bare = text.trim();
  if (!BARE_KEY.test(bare)) return null;
  const label = bare.replaceAll(/\s/g, '').slice(0, 80).includes(PKCS8_MARK)
    ? 'PRIVATE KEY'
    : 'RSA PRIVATE KEY';
  return `-----BEGIN ${label}-----\n${bare}\n-----END ${label}-----`;
}

function unescapeLines(text: string): string {
  return text.replaceAll(String.raw`\r`, '').replaceAll(String.raw`\n`, '\n');
}

/** The first real value for each meaning. */
function namedValues(text: string): Map<PastedName, string> {
  const found = new Map<PastedName, string>();
  for (const { name, value } of readPairs(text)) {
    const meaning = meaningOf(name);
    const clean = cleanValue(value);
    if (
      meaning !== null &&
      !found.has(meaning) &&
      !isPlaceholder(value.trim()) &&
      !isPlaceholder(clean)
    )
      found.set(meaning, clean);
  }
  return found;
}

/** Named addresses come before others; a bot's page before the start page. */
function meaningOfAddresses(text: string, named: Map<PastedName, string>): AddressMeaning {
  const others = [...named]
    .filter(([name]) => name === 'kaiUrl' || name === 'webhookUrl')
    .map(([, value]) => value);
  const loose = addressesIn(text).filter((address) => !others.includes(cleanValue(address)));
  const all = [named.get('apiBase'), named.get('webBase'), ...loose]
    .filter((address) => address !== undefined)
    .map(readAddress);
  const bot =
    all.find(({ botId }) => botId !== undefined) ??
    all.find(({ workspaceId }) => workspaceId !== undefined);
  const first = all.find(({ platform }) => platform !== undefined);
  return { ...first, ...bot };
}

function secretsIn(
  text: string,
  named: Map<PastedName, string>,
): Pick<PastedText, 'pat' | 'kaiKey'> {
  const apiKey = named.get('apiKey');
  const kaiKey = named.get('kaiKey') ?? (named.has('kaiUrl') ? apiKey : undefined) ?? null;
  const pat = TOKEN.exec(text.replaceAll(kaiKey ?? '\n', ' '))?.[0] ?? null;
  return { pat, kaiKey };
}
