import { join } from 'node:path';
import { MemorySecretStore } from '../../../src/adapters/memory-secret-store';
import { MemorySettingsStore } from '../../../src/adapters/memory-settings-store';
import { WebhookProfiles } from '../../../src/core/app/webhook-profiles';
import { Translator } from '../../../src/core/lib/translator';
import { HttpClient } from '../../../src/core/net/http-client';
import { systemClock } from '../../../src/core/ports/clock';
import type { InboxWriter } from '../../../src/core/ports/inbox-writer';
import { DirectInboxWriter } from '../../../src/core/webhook/store/direct-inbox-writer';
import { openStorage } from '../../../src/core/storage/open-storage';
import { RuleAndTestStore } from '../../../src/core/webhook/store/rule-and-test-store';
import { WebhookReadStore } from '../../../src/core/webhook/store/webhook-read-store';
import { WorkerInboxWriter } from '../../../src/core/webhook/store/worker-inbox-writer';
import { WebhookService } from '../../../src/core/webhook/webhook-service';

// Listens for webhooks until it is killed: FOLDER KEY durable|early|lazy. Controls: `early` answers
// before the commit, `lazy` does not wait for the disk.
const [folder = '', key = '', mode = 'durable'] = process.argv.slice(2);
const { database } = openStorage(folder, key, () => new Date());
const thread = new WorkerInboxWriter(join(import.meta.dirname, 'inbox-thread.js'), {
  path: database.path,
  key,
});

/** Answers at once and writes a moment later. */
const hasty: InboxWriter['append'] = (entries) => {
  setTimeout(() => void thread.append(entries), 20);
  return Promise.resolve(entries.map(({ id }) => ({ id, duplicate: false })));
};
const { record, recordAnswers, redrive, adopt, takeOver, prune } = thread;
const appends: Record<string, InboxWriter['append']> = {
  early: hasty,
  lazy: new DirectInboxWriter(database).append,
};
if (mode === 'lazy') database.exec('PRAGMA synchronous = NORMAL');
const writer: InboxWriter = {
  append: appends[mode] ?? thread.append,
  record,
  recordAnswers,
  redrive,
  adopt,
  takeOver,
  prune,
  close: () => thread.close(),
};
const settings = new MemorySettingsStore([]);
const service = new WebhookService({
  reader: new WebhookReadStore(database),
  writer,
  rulesAndTests: new RuleAndTestStore(database),
  secrets: new MemorySecretStore(),
  settings,
  profiles: new WebhookProfiles(settings, null),
  clock: systemClock,
  receivers: [{ name: 'nobody', wants: () => true, receive: () => Promise.resolve() }],
  http: new HttpClient(),
  translator: new Translator('en'),
  durable: true,
  isAlive: () => false,
});
await service.begin();
await service.listen(0);
process.stdout.write(
  `${JSON.stringify({ url: service.ownUrl(), token: service.keys.token, pid: process.pid })}\n`,
);
