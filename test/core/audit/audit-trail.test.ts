import { beforeEach, describe, expect, test } from 'vitest';
import { MemorySecretStore } from '../../../src/adapters/memory-secret-store';
import { MemorySettingsStore } from '../../../src/adapters/memory-settings-store';
import { AuditQueue } from '../../../src/core/audit/audit-queue';
import { AuditTrail } from '../../../src/core/audit/audit-trail';
import { AuditedSecretStore } from '../../../src/core/audit/audited-secret-store';
import { AuditedSettingsStore } from '../../../src/core/audit/audited-settings-store';
import type { Database } from '../../../src/core/storage/database';
import { openStorage } from '../../../src/core/storage/open-storage';
import { FakeClock } from '../../fakes/fake-clock';
import { sampleProfile } from '../../fakes/sample-profile';

let clock: FakeClock;
let queue: AuditQueue;
let trail: AuditTrail;
let isBusy: boolean;
let database: Database;
beforeEach(() => {
  clock = new FakeClock();
  queue = new AuditQueue(clock, 'person');
  ({ database } = openStorage('/nowhere', null, () => new Date()));
  isBusy = false;
  trail = new AuditTrail(
    queue,
    () => (isBusy ? Promise.reject(new Error('busy')) : Promise.resolve(database)),
    clock,
  );
});

async function entries(): Promise<string[]> {
  const found = await trail.list({ group: null, actor: null, text: '' }, 50);
  return found
    .toReversed()
    .map(({ actor, action, subject, detail }) =>
      [actor, action, subject, detail].filter(Boolean).join(' | '),
    );
}

test('what happens before there is a trail is written with its own time', async () => {
  const early = new AuditQueue(clock, 'person');
  early.record({ action: 'secret.set', subject: 'database-key', actor: 'app' });
  clock.advance(5000);
  trail = new AuditTrail(early, async () => database, clock);
  trail.record({ action: 'settings.changed', subject: 'theme' });
  const found = await trail.list({ group: null, actor: null, text: '' }, 5);
  expect(found).toMatchObject([
    { number: 2, actor: 'person', at: '2026-01-01T00:00:05.000Z' },
    { number: 1, actor: 'app', at: '2026-01-01T00:00:00.000Z' },
  ]);
  expect(await trail.prove()).toMatchObject({ entries: 2, brokenAt: null });
});

test('what a busy database refuses is written with the next entry', async () => {
  isBusy = true;
  trail.record({ action: 'profile.exported', subject: 'one' });
  await trail.dispose();
  isBusy = false;
  trail.record({ action: 'profile.exported', subject: 'two' });
  expect(await entries()).toEqual([
    'person | profile.exported | one',
    'person | profile.exported | two',
  ]);
});

describe('secrets', () => {
  test('are named when they are set, replaced and deleted, and never told', async () => {
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
    const store = new AuditedSettingsStore(new MemorySettingsStore(), trail);
    store.changeSettings({ theme: 'dark', language: 'system', backupKeep: 14 });
    expect(await entries()).toEqual([
      'person | settings.changed | theme | "system" -> "dark"',
      'person | settings.changed | backupKeep | 7 -> 14',
    ]);
  });

  test('profiles: saved, changed, rotated, activated, removed; what the app notes by itself is no news', async () => {
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
