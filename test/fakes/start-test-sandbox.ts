import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll } from 'vitest';
import {
  type RunningSandbox,
  type SandboxOptions,
  startSandbox,
} from '../../src/sandbox/start-sandbox';
import { makeTestKey } from './test-keys';

const KNOWLEDGE_FOLDER = resolve(import.meta.dirname, '../../resources/knowledge');
/** Two chapters are enough to answer, and load ten times as fast as all. */
const CHAPTERS = ['origins.json', 'pour-over.json'];

const { pkcs8 } = makeTestKey();
const knowledgeFolder = mkdtempSync(join(tmpdir(), 'coffee-salon-knowledge-'));
for (const chapter of CHAPTERS)
  cpSync(join(KNOWLEDGE_FOLDER, chapter), join(knowledgeFolder, chapter));
afterAll(() => rmSync(knowledgeFolder, { recursive: true, force: true }));

/** The real sandbox without delays, with one key for all sandboxes of a test file. */
export function startTestSandbox(options: Partial<SandboxOptions> = {}): Promise<RunningSandbox> {
  return startSandbox({
    knowledgeFolder,
    tokenDelayMs: 0,
    keyPair: { privateKeyPem: pkcs8 },
    ...options,
  });
}
