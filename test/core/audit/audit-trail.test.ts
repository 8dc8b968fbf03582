import { beforeEach, describe, expect, test } from 'vitest';
import { MemorySecretStore } from '../../../src/adapters/memory-secret-store';
import { MemorySettingsStore } from '../../../src/adapters/memory-settings-store';
import { AuditTrail } from '../../../src/core/audit/audit-trail';
import { AuditedSecretStore } from '../../../src/core/audit/audited-secret-store';
import { AuditedSettingsStore } from '../../../src/core/audit/audited-settings-store';
import type { Database } from '../../../src/core/storage/database';
import { openStorage } from '../../../src/core/storage/open-storage';
import { FakeClock } from '../../fakes/fake-clock';
import { sampleProfile } from '../../fakes/sample-profile';

let clock: FakeClock;
let trail: AuditTrail;
let database: Database;
beforeEach(() => {
  clock = new FakeClock();
  trail = new AuditTrail(clock, 'person');
  ({ database } = openStorage('/nowhere', null, () => new Date()));
});

async function entries(): Promise<string[]> {
  const found = await trail.list({ group: null, actor: null, text: '' }, 50);
  return found
    .toReversed()
    .map(({ actor, action, subject, detail }) =>
      [actor, action, subject, detail].filter(Boolean).join(' | '),
    );
}

test('what happens before the database is open is written with its own time', async () => {
  trail.record({ action: 'secret.set', subject: 'database-key', actor: 'app' });
  clock.advance(5000);
  trail.keepIn(async () => database);
  trail.record({ action: 'settings.changed', subject: 'theme' });
  const found = await trail.list({ group: null, actor: null, text: '' }, 5);
  expect(found).toMatchObject([
    { number: 2, actor: 'person', at: '2026-01-01T00:00:05.000Z' },
    { number: 1, actor: 'app', at: '2026-01-01T00:00:00.000Z' },
  ]);
  expect(await trail.prove()).toMatchObject({ entries: 2, brokenAt: null });
});

test('what a busy database refuses is written with the next entry', async () => {
  let isBusy = true;
  trail.keepIn(() => (isBusy ? Promise.reject(new Error('busy')) : Promise.resolve(database)));
  trail.record({ action: 'profile.exported', subject: 'one' });
  await trail.settled();
  isBusy = false;
  trail.record({ action: 'profile.exported', subject: 'two' });
  expect(await entries()).toEqual([
    'person | profile.exported | one',
    'person | profile.exported | two',
  ]);
});

describe('secrets', () => {
  test('are named when they are set, replaced and deleted, and never told', async () => {
    trail.keepIn(async () => database);
    const store = new AuditedSecretStore(new MemorySecretStore(), trail);
    await store.set('profile/p1/pat', Buffer.from('pat_canary_one'));
    await store.set('profile/p1/pat', Buffer.from('pat_canary_one'));
    await store.set('profile/p1/pat', Buffer.from('pat_canary_two'));
    await store.delete('profile/p1/pat');
    await store.delete('profile/p1/pat');
    await store.set('backup/key', Buffer.from('made by the app'));
    await store.set('profile/p1/webhook/token', Buffer.from('the first one'));
    await store.set('profile/p1/webhook/token', Buffer.from('the second one'));
    expect(await entries()).toEqual([
      'person | secret.set | profile/p1/pat',
      'person | secret.replaced | profile/p1/pat',
      'person | secret.deleted | profile/p1/pat',
      'app | secret.set | backup/key',
      'app | secret.set | profile/p1/webhook/token',
      'person | secret.replaced | profile/p1/webhook/token',
    ]);
    expect(await trail.lines()).not.toContain('canary');
  });
});

describe('settings', () => {
  test('changes stand with what was and what is', async () => {
    trail.keepIn(async () => database);
    const store = new AuditedSettingsStore(new MemorySettingsStore(), trail);
    store.changeSettings({ theme: 'dark', language: 'system', backupKeep: 14 });
    expect(await entries()).toEqual([
      'person | settings.changed | theme | "system" -> "dark"',
      'person | settings.changed | backupKeep | 7 -> 14',
    ]);
  });

  test('profiles: saved, changed, rotated, activated, removed; what the app notes by itself is no news', async () => {
    trail.keepIn(async () => database);
    const store = new AuditedSettingsStore(new MemorySettingsStore(), trail);
    const profile = sampleProfile({ id: 'p1', botName: '咖啡助手' });
    store.saveProfiles([profile], 'p1');
    store.saveProfiles([{ ...profile, inUseSince: '2026-01-01T00:00:00.000Z' }], 'p1');
    store.saveProfiles([{ ...profile, kid: 'other' }], 'p1');
    store.saveProfiles([{ ...profile, kid: 'other', slot: 'b' }], 'p1');
    store.saveProfiles([], null);
    expect((await entries()).map((entry) => entry.split(' | ')[1])).toEqual([
      'profile.saved',
      'profile.activated',
      'profile.saved',
      'profile.rotated',
      'profile.removed',
    ]);
  });
});
