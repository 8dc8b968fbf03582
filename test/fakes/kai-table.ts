import { resolve } from 'node:path';
import { MemorySettingsStore } from '../../src/adapters/memory-settings-store';
import { directDispatcher } from '../../src/core/kai/connection/kai-dispatcher';
import { KaiService } from '../../src/core/kai/kai-service';
import { Redactor } from '../../src/core/lib/redact';
import { Translator } from '../../src/core/lib/translator';
import { deafMeter } from '../../src/core/ports/call-meter';
import { systemClock, type Clock } from '../../src/core/ports/clock';
import type { Approver } from '../../src/core/ports/tool-backend';
import type { Database } from '../../src/core/storage/database';
import { openStorage } from '../../src/core/storage/open-storage';
import { KnowledgeSearch } from '../../src/sandbox/knowledge/knowledge-search';
import { loadKnowledge } from '../../src/sandbox/knowledge/load-knowledge';
import type { CoffeeKnowledge } from '../../src/sandbox/kai-server/tools/kai-tool';
import { kaiServerSchema, type KaiServer } from '../../src/shared/model/kai';
import { RecordingLogger } from './recording-logger';

let loaded: CoffeeKnowledge | null = null;

/** The real knowledge, read once. */
export function coffeeKnowledge(): CoffeeKnowledge {
  if (loaded) return loaded;
  const entries = loadKnowledge(resolve(import.meta.dirname, '../../resources/knowledge'));
  loaded = { entries, search: new KnowledgeSearch(entries) };
  return loaded;
}

/** KAI on a database in memory, with everything around it in a test's hands. */
export class KaiTable {
  readonly database: Database;
  readonly settings: MemorySettingsStore;
  readonly keys = new Map<string, string>();
  approver: Approver = { allows: 'none', asks: true };
  readonly kai: KaiService;

  constructor(
    servers: Partial<KaiServer>[],
    keys: Record<string, string> = {},
    options: { database?: Database; clock?: Clock } = {},
  ) {
    this.database = options.database ?? openStorage('/nowhere', null, () => new Date()).database;
    this.settings = new MemorySettingsStore(
      [],
      null,
      servers.map((server, index) => kaiServer({ id: `s${index + 1}`, ...server })),
    );
    for (const [id, key] of Object.entries(keys)) this.keys.set(id, key);
    this.kai = new KaiService({
      database: this.database,
      settings: this.settings,
      translator: new Translator('en'),
      redactor: new Redactor(),
      clock: options.clock ?? systemClock,
      logger: new RecordingLogger(),
      meter: deafMeter,
      dispatcher: directDispatcher,
      version: '1',
      attended: true,
      approver: () => this.approver,
      isAlive: () => false,
      activeProfile: () => null,
      sandbox: () => Promise.reject(new Error('no sandbox here')),
      keys: {
        get: (id) => Promise.resolve(this.keys.get(id) ?? null),
        set: (id, key) => Promise.resolve(void this.keys.set(id, key)),
        delete: (id) => Promise.resolve(void this.keys.delete(id)),
      },
    });
  }

  /** With every link up or down. */
  async open(): Promise<KaiService> {
    await this.kai.sync();
    await this.kai.servers.settled();
    return this.kai;
  }
}

/** A local server as it is stored. */
function kaiServer(change: Partial<KaiServer>): KaiServer {
  return kaiServerSchema.parse({
    id: 's1',
    profileId: null,
    name: 'KAI',
    url: 'http://127.0.0.1:1/mcp',
    local: true,
    ...change,
  });
}
