import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPlainValue } from '../../src/renderer/features/setup/paste-target';
import { samplePayload } from '../../src/renderer/features/setup/sample-payload';
import { stepOfCheck } from '../../src/renderer/features/setup/step-of-check';
import { botPage, consolePage } from '../../src/renderer/lib/console-pages';

describe('a paste', () => {
  it('of an id goes in as the system pastes it', () => {
    for (const text of ['1150000000001', 'my-bot.id_7']) expect(isPlainValue(text)).toBe(true);
  });

  it('of a token, a key, an address or several lines is read first', () => {
    for (const text of [
      'pat_Abcdefgh12345678',
      'sat_x1',
      'Bearer x',
      'https://www.coze.cn/space/1/bot/2',
      'a\nb',
      '"115"',
      '１１５',
    ])
      expect(isPlainValue(text)).toBe(false);
  });
});

describe('arguments to try a tool with', () => {
  it('are what its schema requires, with its own defaults', () => {
    const schema = {
      type: 'object',
      required: ['query', 'limit', 'mode', 'deep'],
      properties: {
        query: { type: 'string' },
        limit: { type: 'integer', default: 3 },
        mode: { enum: ['fast', 'slow'] },
        deep: { type: 'boolean' },
        more: { type: 'string' },
      },
    };
    expect(JSON.parse(samplePayload(JSON.stringify(schema)))).toEqual({
      query: '埃塞俄比亚咖啡特点',
      limit: 3,
      mode: 'fast',
      deep: false,
    });
  });

  it('are a JSON object whatever a server calls its schema', () => {
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string()), (schema) => {
        const payload: unknown = JSON.parse(samplePayload(schema));
        expect(typeof payload === 'object' && payload !== null && !Array.isArray(payload)).toBe(
          true,
        );
      }),
    );
  });
});

describe('a failed layer leads to the step that mends it', () => {
  it.each([
    ['kai-auth', 'kai', 'kai'],
    ['kai-tcp', 'network', 'kai'],
    ['webhook', 'webhook', 'webhook'],
    ['key', 'key', 'key'],
    ['jwt', 'jwt', 'sign-in'],
    ['region', 'region', 'platform'],
    ['scope', 'scope', 'app'],
    ['bot', 'bot', 'bot'],
    ['clock', 'network', 'sign-in'],
  ] as const)('%s (%s): %s', (id, layer, step) => {
    expect(stepOfCheck({ id, layer })).toBe(step);
  });
});

describe('the console page', () => {
  it('is the chosen cloud’s, and none for a Studio', () => {
    expect(consolePage('coze-com', 'oauth')).toBe('https://www.coze.com/open/oauth/apps');
    expect(consolePage('studio', 'pat')).toBeNull();
  });

  it('of a bot is as near as what is known of it, and nothing typed gets into an address', () => {
    expect(botPage('coze-cn', '73', '74')).toBe('https://www.coze.cn/space/73/bot/74');
    expect(botPage('coze-cn', '73', 'x/../y')).toBe('https://www.coze.cn/space/73/develop');
    expect(botPage('coze-cn', '', '74')).toBe('https://www.coze.cn/space');
    expect(botPage('studio', '73', '74')).toBeNull();
  });
});
