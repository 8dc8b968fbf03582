import { z } from 'zod';
import { toAppError } from '../lib/errors';
import type { ChatBackend, ChatReference } from '../ports/chat-backend';
import type { CheckOutcome, HealthCheck } from '../ports/health-check';
import type { CozeClient } from './coze-client';

/** A short question for the stream check; any bot can answer it. */
const PROBE_QUESTION = '你好';

const botSchema = z.looseObject({ name: z.string().default('') });

/** May the token read workspaces, as the app's scope should allow. A Studio has no such list: a warning. */
export function scopeCheck(coze: CozeClient): HealthCheck {
  return {
    id: 'scope',
    layer: 'scope',
    needs: ['token'],
    async run(signal): Promise<CheckOutcome> {
      const query = { page_num: '1', page_size: '1' };
      return orNotServed(async () => {
        const { logid } = await coze.call({ method: 'GET', path: '/v1/workspaces', query, signal });
        return { status: 'ok', logid };
      });
    },
  };
}

/** Does the bot exist and is it published as an API. */
export function botCheck(coze: CozeClient, botId: string): HealthCheck {
  return {
    id: 'bot',
    layer: 'bot',
    needs: ['token'],
    async run(signal): Promise<CheckOutcome> {
      return orNotServed(async () => {
        const { data, logid } = await coze.call({ method: 'GET', path: '/v1/bot/get_online_info', query: { bot_id: botId }, signal });
        const bot = botSchema.safeParse(data);
        return { status: 'ok', params: { name: bot.data?.name || botId }, logid };
      });
    },
  };
}

/** Asks a short question and stops at the first piece of the answer; this is one call of the account's quota. */
export function streamCheck(chat: ChatBackend): HealthCheck {
  return {
    id: 'stream',
    layer: 'stream',
    needs: ['token', 'bot'],
    async run(signal): Promise<CheckOutcome> {
      const startedAt = performance.now();
      let reference: ChatReference | null = null;
      for await (const event of chat.ask({ text: PROBE_QUESTION, conversationId: null, userId: 'coffee-salon-doctor' }, signal)) {
        if (event.type === 'started') reference = event.reference;
        if (event.type === 'started' || event.type === 'follow-up') continue;
        break;
      }
      const ms = Math.round(performance.now() - startedAt);
      if (reference) await chat.cancel(reference).catch(() => {});
      return { status: 'ok', params: { ms } };
    },
  };
}

async function orNotServed(ask: () => Promise<CheckOutcome>): Promise<CheckOutcome> {
  try {
    return await ask();
  } catch (thrown) {
    const error = toAppError(thrown);
    if (error.code === 'ENDPOINT_NOT_SERVED') return { status: 'warn', logid: error.logid };
    throw error;
  }
}
