import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { importKeyPair } from '../../../../src/core/auth/key-pair';
import { isNothing, readPasted } from '../../../../src/core/setup/pasted/pasted-text';
import { makeTestKey } from '../../../fakes/test-keys';

const { pkcs8 } = makeTestKey();
const { fingerprint } = importKeyPair(pkcs8);
const KID = 'Gdy3sT5x8vCkZq0wQm1nUe7rYb2pLhA4JfXoVt9iKsE';

/** The same key behind every way of writing it down. */
function expectKey(text: string): void {
  expect(importKeyPair(readPasted(text).pem ?? '').fingerprint).toBe(fingerprint);
}

describe('a whole configuration', () => {
  test('the Python dict of the guide, step 1.2, fills every field and gives up its key', () => {
    const text = `
# 配置参数
COZE_CONFIG = {
    "app_id": "1150000000001",  # 应用ID
    'kid': '${KID}',
    "private_key": """${pkcs8}""",
    "api_base": "https://api.coze.cn",
    "webhook_url": "https://salon.lin.cn/webhook/coze",
}
`;
    const found = readPasted(text);
    expect(found.fields).toEqual({
      appId: '1150000000001',
      kid: KID,
      apiBase: 'https://api.coze.cn',
      publicUrl: 'https://salon.lin.cn/webhook/coze',
    });
    expect(found.platform).toBe('coze-cn');
    expectKey(text);
  });

  test('Coze’s downloaded OAuth config file', () => {
    const text = JSON.stringify({
      client_type: 'jwt',
      client_id: '1150000000002',
      coze_www_base: 'https://www.coze.com',
      coze_api_base: 'https://api.coze.com',
      private_key: pkcs8,
      public_key_id: KID,
    });
    expect(readPasted(text)).toMatchObject({
      fields: { appId: '1150000000002', kid: KID, apiBase: 'https://api.coze.com' },
      platform: 'coze-com',
    });
    expectKey(text);
  });

  test('.env lines with export, quotes and comments', () => {
    const text = `# coze
export COZE_APP_ID="1150000000003"
COZE_JWT_OAUTH_PUBLIC_KEY_ID=${KID} # kid
SALON_BOT_ID='7400000000000000001'
SALON_KAI_URL=http://127.0.0.1:8081/mcp
SALON_KAI_KEY=kai-geheim-1
SALON_PAT=pat_abcdefghij0123456789`;
    expect(readPasted(text)).toEqual({
      fields: {
        appId: '1150000000003',
        kid: KID,
        botId: '7400000000000000001',
        kaiUrl: 'http://127.0.0.1:8081/mcp',
      },
      platform: null,
      pem: null,
      pat: 'pat_abcdefghij0123456789',
      kaiKey: 'kai-geheim-1',
    });
  });

  test('YAML with an indented key, and a note in Chinese with full-width signs', () => {
    const yaml = `coze:\n  app_id: 1150000000004\n  kid: ${KID}\n  private_key: |\n${pkcs8
      .split('\n')
      .map((line) => `    ${line}`)
      .join('\n')}\n  bot_id: '7400000000000000002'\n`;
    expect(readPasted(yaml).fields).toEqual({
      appId: '1150000000004',
      kid: KID,
      botId: '7400000000000000002',
    });
    expectKey(yaml);
    expect(
      readPasted(
        '应用 ＩＤ：１１５０００００００００５，公钥指纹：“abc123def”\n智能体ID：7400000000000000003',
      ).fields,
    ).toEqual({
      appId: '1150000000005',
      kid: 'abc123def',
      botId: '7400000000000000003',
    });
  });

  test('the KAI adapter of the guide, step 6.1: its api_key belongs to KAI, and alone it says nothing', () => {
    const text =
      'kai = KAIAdapter(mcp_server_url="https://kai.lin.cn/mcp", api_key="sk-kai-1234567890")';
    expect(readPasted(text)).toMatchObject({
      fields: { kaiUrl: 'https://kai.lin.cn/mcp' },
      kaiKey: 'sk-kai-1234567890',
      platform: null,
    });
    expect(isNothing(readPasted('api_key = "sk-kai-1234567890"'))).toBe(true);
  });

  test('what an example left open counts as absent', () => {
    expect(
      isNothing(
        readPasted(
          '{"app_id": "your_app_id", "kid": "<KID>", "webhook_url": "https://your-domain.com/webhook/coze"}',
        ),
      ),
    ).toBe(true);
  });
});

describe('an address', () => {
  test.each([
    [
      'https://www.coze.cn/space/7390000000000000001/bot/7400000000000000004?from=x',
      {
        platform: 'coze-cn',
        apiBase: 'https://api.coze.cn',
        workspaceId: '7390000000000000001',
        botId: '7400000000000000004',
      },
    ],
    [
      '看这个 https://www.coze.com/space/7390000000000000002/develop。',
      { platform: 'coze-com', apiBase: 'https://api.coze.com', workspaceId: '7390000000000000002' },
    ],
    [
      'https://www.coze.com/open/oauth/apps',
      { platform: 'coze-com', apiBase: 'https://api.coze.com' },
    ],
    [
      'http://192.168.1.20:8888/space/7390000000000000003/bot/7400000000000000005',
      {
        platform: 'studio',
        apiBase: 'http://192.168.1.20:8888',
        workspaceId: '7390000000000000003',
        botId: '7400000000000000005',
      },
    ],
  ])('%s', (text, { platform, ...fields }) => {
    expect(readPasted(text)).toMatchObject({ fields, platform });
  });

  test('that leads elsewhere says nothing', () => {
    expect(isNothing(readPasted('https://www.coze.cn.evil.org/space/7390000000000000001'))).toBe(
      true,
    );
    expect(isNothing(readPasted('https://lin.cn/blog/space/1/bot/2'))).toBe(true);
  });
});

describe('a key', () => {
  test.each([
    ['as the file has it', pkcs8],
    ['with Windows line ends', pkcs8.replaceAll('\n', '\r\n')],
    ['with escaped line ends', pkcs8.replaceAll('\n', String.raw`\n`)],
    ['in one line with spaces', pkcs8.replaceAll('\n', ' ')],
    [
      'in full-width signs with invisible ones between',
      pkcs8.replaceAll('-', '－').replaceAll('\n', '\u200B\n'),
    ],
    ['with dashes a text program joined', pkcs8.replaceAll('-----', '—–-')],
    ['without its first and last line', pkcs8.replaceAll(/-----[^-]+-----/g, '')],
    [
      'behind its public half',
      `-----BEGIN PUBLIC KEY-----\nMIIB\n-----END PUBLIC KEY-----\n${pkcs8}`,
    ],
  ])('%s', (_name, text) => expectKey(text));

  test('that is only a public one, or cut off, is handed on for the reason', () => {
    expect(readPasted('-----BEGIN PUBLIC KEY-----\nMIIB\n-----END PUBLIC KEY-----').pem).toContain(
      'PUBLIC KEY',
    );
    expect(readPasted('-----BEGIN PRIVATE KEY-----\nMIIEv').pem).toContain('MIIEv');
  });

  test('leaves no value behind: what stands inside it is no field', () => {
    expect(readPasted(pkcs8).fields).toEqual({});
  });
});

describe('a token', () => {
  test.each([
    'Bearer pat_Abcdefgh12345678',
    '"pat_Abcdefgh12345678"',
    'Authorization: Bearer pat_Abcdefgh12345678',
    'curl -H "Authorization: Bearer pat_Abcdefgh12345678" https://x.y',
  ])('%s', (text) => {
    expect(readPasted(text).pat).toBe('pat_Abcdefgh12345678');
  });

  test('of one hour is none', () => {
    expect(readPasted('czs_Abcdefgh12345678').pat).toBeNull();
  });
});

test('any text is read without an error, in bounded time, and no field holds what looks like a secret', () => {
  const piece = fc.oneof(
    fc.string(),
    fc.string({ unit: 'binary' }),
    fc.constantFrom(
      '"""',
      "'",
      '{',
      '}',
      ':',
      '=',
      ',',
      '\n',
      'app_id',
      'kid',
      'pat_abcdefghijkl',
      pkcs8,
      'https://www.coze.cn/space/1/bot/2',
      '\\n',
      '：',
      '“',
    ),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const { fields } = readPasted(pieces.join(''));
      for (const value of Object.values(fields)) expect(value).not.toMatch(/PRIVATE KEY/);
    }),
  );
});

test('the same values in JSON, a dict, .env and YAML are found alike', () => {
  const value = fc.stringMatching(/^[1-9][0-9]{9,18}$/);
  fc.assert(
    fc.property(value, value, (appId, botId) => {
      const notations = [
        JSON.stringify({ app_id: appId, nested: { bot_id: botId } }),
        JSON.stringify({ app_id: appId, bot_id: botId }, null, 2),
        `{'app_id': '${appId}', 'bot_id': ${botId},}`,
        `COZE_APP_ID=${appId}\nCOZE_BOT_ID="${botId}"`,
        `app_id: ${appId}\nbot_id: "${botId}" # the bot`,
        `app_id：${appId}，bot_id：${botId}`,
      ];
      for (const text of notations) expect(readPasted(text).fields).toEqual({ appId, botId });
    }),
  );
});
