import { describe, expect, it } from 'vitest';
import { events, requests } from '../../src/shared/ipc/contract';
import type { Turn } from '../../src/shared/model/chat';
import { FakeSalonBridge } from '../fakes/fake-salon-bridge';
import { WEBHOOK_INPUTS } from '../fakes/webhook-inputs';

/** One good input per request that takes one. */
const INPUTS: Record<string, unknown> = {
  ...WEBHOOK_INPUTS,
  'app.copyText': { text: 'x' },
  'app.openLink': { url: 'https://coze.cn' },
  'app.dismissNotice': { index: 0 },
  'app.answerClose': { action: 'tray', remember: true },
  'settings.change': { language: 'en' },
  'setup.importKey': { pem: '-----BEGIN PRIVATE KEY-----' },
  'setup.trySecret': { pat: 'pat_x' },
  'setup.tryConnection': { profileId: null, platform: 'coze-cn', apiBase: 'https://api.coze.cn', auth: 'jwt', appId: '1', kid: 'k', botId: '2' },
  'setup.activate': { profileId: 'sandbox' },
  'setup.remove': { profileId: 'none' },
  'chat.renameConversation': { conversationId: 'c', title: 'new' },
  'chat.deleteConversation': { conversationId: 'none' },
  'chat.open': { conversationId: 'c' },
  'chat.send': { conversationId: 'c', text: 'hello' },
  'chat.cancel': { turnId: 'none' },
  'chat.pinConversation': { conversationId: 'c', pinned: true },
  'chat.search': { text: 'q', limit: 20 },
  'chat.regenerate': { turnId: 't' },
  'chat.editAndResend': { turnId: 't', text: 'other' },
  'chat.selectBranch': { conversationId: 'c', turnId: 't' },
  'chat.export': { conversationId: 'c', format: 'markdown' },
  'chat.markTurn': { turnId: 't', bookmarked: true },
};
INPUTS['setup.saveConnection'] = { draft: INPUTS['setup.tryConnection'], keep: 'keychain' };

const TURN: Turn = {
  id: 't', conversationId: 'c', parentTurnId: null, question: 'q', answer: 'a', reasoning: '', status: 'completed', error: null, followUps: [],
  toolCalls: [], usage: null, seq: 1, bookmarked: true, rating: null, trace: [], createdAt: '2026-01-01T00:00:00Z', firstTokenMs: null, totalMs: null,
};

const world = () => {
  const now = new Date().toISOString();
  return {
    conversations: [{ id: 'c', title: '', pinned: false, createdAt: now, updatedAt: now }],
    turns: [TURN],
    answer: { text: 'a long answer', reasoning: 'hm', chunk: 4, delayMs: 0, followUps: ['more?'], error: null },
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
