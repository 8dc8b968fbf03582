import { describe, expect, test } from 'vitest';
import {
  settingsChangeSchema,
  settingsSchema,
  withSettings,
} from '../../src/shared/model/settings';

describe('the guide, performance', () => {
  test('has a setting for each of its numbers, with its defaults', () => {
    expect(settingsSchema.parse({})).toMatchObject({
      maxConnections: 100,
      requestTimeoutSeconds: 30,
      requestsPerMinute: 60,
      burstSize: 10,
      tokenCacheTtlSeconds: 3600,
      responseCacheTtlSeconds: 300,
    });
  });

  test.each([
    ['maxConnections', 1, 1000],
    ['requestsPerMinute', 1, 60_000],
    ['burstSize', 1, 1000],
    ['responseCacheTtlSeconds', 0, 86_400],
    ['requestTimeoutSeconds', 1, 600],
    ['streamIdleSeconds', 1, 600],
  ] as const)('%s is a whole number from %i to %i', (name, min, max) => {
    for (const good of [min, max]) {
      expect(settingsSchema.parse({ [name]: good })[name]).toBe(good);
      expect(
        withSettings(settingsSchema.parse({}), settingsChangeSchema.parse({ [name]: good }))[name],
      ).toBe(good);
    }
    for (const bad of [min - 1, max + 1, min + 0.5, '5', null])
      expect(settingsChangeSchema.safeParse({ [name]: bad }).success).toBe(false);
  });

  test('can be changed field by field: every setting is in the change, none has a default there', () => {
    expect(Object.keys(settingsChangeSchema.shape).toSorted()).toEqual(
      Object.keys(settingsSchema.shape).toSorted(),
    );
    expect(settingsChangeSchema.parse({})).toEqual({});
  });
});
