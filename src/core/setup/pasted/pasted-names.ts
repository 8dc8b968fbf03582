/** Meaning of a value in pasted text. */
export type PastedName =
  | 'appId'
  | 'kid'
  | 'apiBase'
  | 'webBase'
  | 'workspaceId'
  | 'botId'
  | 'webhookUrl'
  | 'kaiUrl'
  | 'kaiKey'
  | 'token'
  | 'apiKey';

/**
 * Spellings without their separators, in lower case. Sources: `COZE_CONFIG` (guide, step 1.2),
 * Coze's OAuth config file, the SDKs' examples, our own `SALON_*`.
 */
const SPELLINGS: readonly (readonly [PastedName, readonly string[]])[] = [
  [
    'appId',
    [
      'appid',
      'clientid',
      'oauthappid',
      'oauthclientid',
      'jwtoauthclientid',
      'jwtclientid',
      'iss',
      '应用id',
      '应用编号',
      '客户端id',
    ],
  ],
  [
    'kid',
    [
      'kid',
      'keyid',
      'publickeyid',
      'jwtoauthpublickeyid',
      'fingerprint',
      'publickeyfingerprint',
      '公钥指纹',
      '指纹',
    ],
  ],
  [
    'apiBase',
    ['apibase', 'baseurl', 'apibaseurl', 'apiurl', 'apihost', 'endpoint', 'api地址', '接口地址'],
  ],
  ['webBase', ['wwwbase', 'webbase', 'wwwurl']],
  ['workspaceId', ['workspaceid', 'spaceid', '空间id', '工作空间id', '团队空间id']],
  ['botId', ['botid', 'agentid', '智能体id', '机器人id']],
  ['webhookUrl', ['webhookurl', 'webhookaddress', 'callbackurl', '回调url', '回调地址']],
  ['kaiUrl', ['kaiurl', 'mcpserverurl', 'mcpurl', 'kaiserverurl', 'kai地址']],
  ['kaiKey', ['kaikey', 'kaiapikey', 'mcpapikey', 'mcpkey', 'mcpserverkey', 'kai密钥']],
  [
    'token',
    [
      'pat',
      'token',
      'apitoken',
      'personalaccesstoken',
      'accesstoken',
      'authorization',
      '令牌',
      '个人访问令牌',
      '访问令牌',
    ],
  ],
  ['apiKey', ['apikey', 'key']],
];

const BY_SPELLING = new Map(
  SPELLINGS.flatMap(([name, spellings]) => spellings.map((spelling) => [spelling, name] as const)),
);
const PREFIXES =
  /^(?:export|const|let|var|set|vite|nextpublic|salon|config|cozeconfig|coze|oauth|jwt)+/;

/**
 * The value a name stands for: `COZE_APP_ID`, `client_id`, `应用 ID` and `appId` are the same. Null
 * for an unknown name.
 */
export function meaningOf(name: string): PastedName | null {
  const words = name.split(' ');
  const candidates = [name, words.slice(-2).join(''), words.at(-1) ?? ''].map((text) =>
    text.toLowerCase().replaceAll(/[^a-z0-9\u4E00-\u9FFF]/g, ''),
  );
  for (const plain of candidates) {
    const meaning = BY_SPELLING.get(plain) ?? BY_SPELLING.get(plain.replace(PREFIXES, ''));
    if (meaning !== undefined) return meaning;
  }
  return null;
}

const PLACEHOLDER_BEGINS =
  /^(?:your|my|xxx|<|\$\{|\.\.\.|…|填|你的|请填|todo|none$|null$|undefined$|true$|false$)/i;
const PLACEHOLDER_INSIDE = /your[-_ ]|-domain\.com|example\.(?:com|org)/i;

/** A value from an example that still has to be filled in. */
export function isPlaceholder(value: string): boolean {
  return value === '' || PLACEHOLDER_BEGINS.test(value) || PLACEHOLDER_INSIDE.test(value);
}
