import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSendKey, QUESTION_LIMIT } from '../../src/renderer/features/chat/composer/send-key';
import {
  NUMBER_LIMITS,
  readNumber,
  type NumberSetting,
} from '../../src/renderer/features/settings/rows/number-limits';
import { readRoute, writeRoute } from '../../src/renderer/lib/hash-route';
import { lonePoints } from '../../src/renderer/ui/chart/lone-points';
import { jsonTokens, prettyJson } from '../../src/renderer/ui/json-tokens';
import { QUESTION_MAX } from '../../src/shared/model/chat';
import { settingsSchema } from '../../src/shared/model/settings';

describe('hash routes', () => {
  it('are read as they were written', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ minLength: 1, unit: 'grapheme' }), { maxLength: 4 }),
        (parts) => {
          expect(readRoute(writeRoute(...parts))).toEqual(parts);
        },
      ),
    );
  });

  it('survive a broken address', () => {
    expect(readRoute('#/chat/%E0%A4%A')).toEqual(['chat', '%E0%A4%A']);
    expect(readRoute('')).toEqual([]);
  });
});

describe('the dots of a chart', () => {
  it('stand where a value has a gap on both sides, so that the first minute is seen', () => {
    expect(lonePoints([null, null, 1])).toEqual([2]);
    expect(lonePoints([5, null, 0, null, 7, 8, null])).toEqual([0, 2]);
    expect(lonePoints([1, 2, 3])).toBeNull();
    expect(lonePoints([])).toBeNull();
  });
});

describe('the key that sends', () => {
  const key = { key: 'Enter', shiftKey: false, altKey: false, isComposing: false, keyCode: 13 };
  it('is Enter alone, and never while an input method composes', () => {
    expect(isSendKey(key)).toBe(true);
    for (const other of [
      { shiftKey: true },
      { altKey: true },
      { isComposing: true },
      { keyCode: 229 },
      { key: 'a' },
    ]) {
      expect(isSendKey({ ...key, ...other })).toBe(false);
    }
  });

  it('has the limit of the contract', () => {
    expect(QUESTION_LIMIT).toBe(QUESTION_MAX);
  });
});

describe('numbers of the settings', () => {
  it('have the limits and defaults of the contract', () => {
    const defaults = settingsSchema.parse({});
    for (const name of Object.keys(NUMBER_LIMITS).filter((key): key is NumberSetting =>
      Object.hasOwn(NUMBER_LIMITS, key),
    )) {
      const { min, max, fallback } = NUMBER_LIMITS[name];
      const field = settingsSchema.shape[name];
      expect(defaults[name]).toBe(fallback);
      for (const good of [min, max]) expect(field.safeParse(good).success).toBe(true);
      for (const bad of [min - 1, max + 1]) expect(field.safeParse(bad).success).toBe(false);
    }
  });

  it('are whole numbers within the limits', () => {
    expect(readNumber(' 30 ', { min: 1, max: 600 })).toBe(30);
    for (const bad of ['', '0', '601', '1.5', '-3', '1e2', 'x'])
      expect(readNumber(bad, { min: 1, max: 600 })).toBeNull();
  });
});

describe('JSON view', () => {
  it('loses nothing', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const laidOut = prettyJson(JSON.stringify(value));
        expect(
          jsonTokens(laidOut)
            .map((token) => token.text)
            .join(''),
        ).toBe(laidOut);
      }),
    );
  });

  it('shows what is no JSON as it is', () => {
    expect(prettyJson('{oops')).toBe('{oops');
  });
});
