import { describe, expect, it } from 'vitest';
import { events, requests } from '../../src/shared/ipc/contract';
import { FakeSalonBridge } from '../fakes/fake-salon-bridge';
import { fakeConversation, fakeTurn } from '../fakes/fake-turn';
import { sampleKai } from '../fakes/sample-kai';
import { WEBHOOK_INPUTS } from '../fakes/webhook-inputs';

/** One good input per request that takes one. */
const INPUTS: Record<string, unknown> = {
  ...WEBHOOK_INPUTS,
  'tunnel.configure': { kind: 'cloudflared' },
  'tunnel.setSecret': { name: 'ssh-password', value: 'w' },
  'tunnel.acceptHostKey': { key: 'ssh-ed25519 SHA256:x' },
  'app.copyText': { text: 'x' },
  'app.openLink': { url: 'https://coze.cn' },
  'app.dismissNotice': { index: 0 },
  'app.answerClose': { action: 'tray', remember: true },
  'settings.change': { language: 'en' },
  'setup.importKey': { pem: '-----BEGIN PRIVATE KEY-----' },
  'setup.trySecret': { pat: 'pat_x' },
  'setup.tryConnection': {
    profileId: null,
    platform: 'coze-cn',
    apiBase: 'https://api.coze.cn',
    auth: 'jwt',
    appId: '1',
    kid: 'k',
    botId: '2',
  },
  'setup.rename': { profileId: 'p1', name: 'x' },
  'setup.duplicate': { profileId: 'p1' },
  'setup.exportProfile': { profileId: 'p1' },
  'setup.setPatExpiry': { profileId: 'p1', lastDay: '2026-12-31' },
  'setup.beginRotation': { profileId: 'p1', keep: 'keychain' },
  'setup.tryRotation': { profileId: 'p1', kid: 'k', finish: false },
  'setup.finishRotation': { profileId: 'p1' },
  'setup.cancelRotation': { profileId: 'p1' },
  'setup.activate': { profileId: 'sandbox' },
  'setup.remove': { profileId: 'none' },
  'chat.renameConversation': { conversationId: 'c', title: 'new' },
  'chat.deleteConversation': { conversationId: 'none' },
  'chat.open': { conversationId: 'c' },
  'chat.frames': { at: 1, intervalMs: 16 },
  'chat.steps': { conversationId: 'c', turnId: 't', direction: 'older' },
  'network.setProxyPassword': { password: 'p', keep: 'keychain' },
  'chat.send': { conversationId: 'c', text: 'hello' },
  'chat.cancel': { turnId: 'none' },
  'chat.exportTrace': { turnId: 't' },
  'chat.pinConversation': { conversationId: 'c', pinned: true },
  'chat.search': { text: 'q', limit: 20 },
  'chat.regenerate': { turnId: 't' },
  'chat.editAndResend': { turnId: 't', text: 'other' },
  'chat.selectBranch': { conversationId: 'c', turnId: 't' },
  'chat.export': { conversationId: 'c', format: 'markdown' },
  'chat.continueTurn': { turnId: 'waiting' },
  'chat.setKnowledgeMode': { conversationId: 'c', mode: 'always' },
  'chat.markTurn': { turnId: 't', bookmarked: true },
  'chat.details': { conversationId: 'c' },
  'chat.bot': { refresh: false },
  'attachment.add': { name: 'a.txt', content: Uint8Array.of(65) },
  'attachment.read': { attachmentId: 'a' },
  'attachment.discard': { attachmentId: 'a' },
  'image.load': { url: 'https://example.com/x.png', agreed: false },
};
const TOOL = { serverId: 's', toolName: 'coffee_knowledge_query' };
const DRAFT = {
  serverId: 's',
  name: 'KAI',
  url: 'http://127.0.0.1:9000/mcp',
  local: true,
  apiKeyHeader: null,
  headers: [],
  timeoutSeconds: 60,
  maxTotalSeconds: 600,
  trustReadOnlyHints: false,
};
Object.assign(INPUTS, {
  'kai.saveServer': { draft: DRAFT, keep: 'keychain' },
  'kai.tryServer': { draft: DRAFT, apiKey: 'k' },
  'kai.removeServer': { serverId: 's' },
  'kai.enableServer': { serverId: 's', enabled: true },
  'kai.setKey': { serverId: 's', apiKey: null, keep: 'this-run' },
  'kai.reconnect': { serverId: 's' },
  'kai.diagnose': { serverId: 's' },
  'kai.refreshTools': { serverId: 's' },
  'kai.setToolTimeout': { ...TOOL, timeoutSeconds: 90 },
  'kai.setPolicy': { ...TOOL, policy: 'always' },
  'kai.callTool': { ...TOOL, payload: '{}' },
  'kai.cancelCall': { callId: 'k' },
  'kai.calls': { limit: 20 },
  'kai.call': { callId: 'k' },
  'kai.rerun': { callId: 'k' },
  'kai.clearCalls': {},
  'kai.explainFailure': { callId: 'k' },
  'kai.wireLog': { limit: 100 },
  'kai.answerApproval': { approvalId: 'a', answer: 'once', pattern: null },
  'kai.removeRule': { ruleId: 'r' },
  'kai.audit': { limit: 50 },
  'kai.drift': TOOL,
  'kai.acceptDrift': TOOL,
  'kai.blockDrift': TOOL,
  'kai.answerQuestion': { questionId: 'q', action: 'decline' },
  'kai.setMapping': { botToolName: 'x', target: null },
});
Object.assign(INPUTS, {
  'backup.save': { passphrase: 'correct horse', withKeys: false },
  'backup.verify': { fileName: 'a.salonbackup' },
  'backup.preview': { fileName: 'a.salonbackup' },
  'backup.previewFile': { passphrase: '' },
  'backup.putAway': { previewId: 'p' },
  'backup.restore': { previewId: 'p' },
  'backup.remove': { fileName: 'a.salonbackup' },
  'audit.list': { filter: { group: 'secrets', actor: null, text: '' }, limit: 100 },
  'bundle.save': { bundleId: 'b' },
  'desktop.recordKeys': { recording: true },
  'desktop.setLoginItem': { enabled: true },
  'monitoring.services': { range: '24h' },
  'monitoring.figures': { range: '1h' },
  'log.read': { filter: { level: 'info', module: '', text: '' }, after: null, limit: 10 },
  'desktop.oldConversations': { days: 30 },
  'desktop.licenceText': { name: 'zod', version: '4.0.0' },
  'quick.fit': { height: 96 },
  'quick.openMain': { route: ['chat', 'c'] },
});
Object.assign(INPUTS, {
  'wizard.change': { appId: '1' },
  'wizard.paste': { text: 'app_id: 1', into: null },
  'wizard.offerPat': { pat: 'pat_1' },
  'wizard.visit': { step: 'app' },
  'wizard.confirm': { step: 'app' },
  'wizard.skip': { step: 'kai' },
  'wizard.bots': { workspaceId: '1' },
  'wizard.saveConnection': { keep: 'keychain' },
  'wizard.tryKai': { draft: DRAFT },
  'wizard.saveKai': { draft: DRAFT, keep: 'keychain' },
});
Object.assign(INPUTS, {
  'acceptance.cost': { choice: 'sandbox' },
  'acceptance.start': { choice: 'active', agreed: true },
  'acceptance.open': { runId: 'r' },
  'acceptance.remove': { runId: 'r' },
  'acceptance.saveReport': { runId: 'r' },
  'acceptance.saveCase': { name: 'n', question: 'q', toolName: null, contains: '' },
  'acceptance.removeCase': { caseId: 'chat:c' },
  'acceptance.runCases': { caseId: null },
});
INPUTS['setup.saveConnection'] = { draft: INPUTS['setup.tryConnection'], keep: 'keychain' };

const TURN = fakeTurn({ seq: 1, bookmarked: true });

const world = () => {
  const now = new Date().toISOString();
  return {
    conversations: [fakeConversation({ createdAt: now, updatedAt: now })],
    turns: [
      TURN,
      { ...TURN, id: 'waiting', parentTurnId: 't', status: 'waiting-for-tools' as const },
    ],
    kai: sampleKai(),
    answer: {
      text: 'a long answer',
      reasoning: 'hm',
      chunk: 4,
      delayMs: 0,
      followUps: ['more?'],
      error: null,
    },
  };
};

describe('FakeSalonBridge', () => {
  it('answers every request of the contract as the contract says', async () => {
    const bridge = new FakeSalonBridge(world());
    for (const [name, { input, output }] of Object.entries(requests)) {
      expect(input.safeParse(INPUTS[name]).success, `input of ${name}`).toBe(true);
      const result = await bridge.request(name, INPUTS[name]);
      expect(result.ok, name).toBe(true);
      if (result.ok) expect(output.safeParse(result.value).success, `output of ${name}`).toBe(true);
    }
  });

  it('sends events of the contract and streams an answer piece by piece', async () => {
    const bridge = new FakeSalonBridge(world());
    const heard: { name: string; payload: unknown }[] = [];
    const finished = new Promise<void>((resolve) => {
      bridge.on((name, payload) => {
        heard.push({ name, payload });
        if (name === 'chat.finished') resolve();
      });
    });
    await bridge.request('chat.send', INPUTS['chat.send']);
    await finished;
    bridge.push('app', 'settings', 'profiles', 'connection', 'conversations');
    for (const { name, payload } of heard) {
      const schema = Object.entries(events).find(([event]) => event === name)?.[1];
      expect(schema?.safeParse(payload).success, name).toBe(true);
    }
    expect(heard.filter(({ name }) => name === 'chat.delta').length).toBeGreaterThan(2);
  });

  it('refuses what the contract does not know', async () => {
    expect((await new FakeSalonBridge().request('__proto__', {})).ok).toBe(false);
  });
});
