import { expect, test } from 'vitest';
import { AppError } from '../../../src/core/lib/errors';
import { Translator } from '../../../src/core/lib/translator';

test.each(['zh-CN', 'en'] as const)(
  'a failed automatic backup says in plain words why, and what to do about that (%s)',
  (language) => {
    const translator = new Translator(language);
    const path = '/home/guest/salon';
    const told = translator.describe(
      new AppError('BACKUP_FAILED', { params: { reason: 'DISK_READ_ONLY', path } }),
    );
    const cause = translator.describe(new AppError('DISK_READ_ONLY', { params: { path } }));
    expect(told.message).toContain(cause.message);
    expect(told.remedy).toBe(cause.remedy);
    expect(`${told.message} ${told.remedy}`).not.toMatch(/DISK_READ_ONLY|\$t|\{\{/);
  },
);

test('a value that looks like a reference to another text stays what it is', () => {
  const { message } = new Translator('en').describe(
    new AppError('DISK_READ_ONLY', { params: { path: '$t(errors:DISK_FULL.message)' } }),
  );
  expect(message).not.toContain('The disk is full');
});
