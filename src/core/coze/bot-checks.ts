import { AppError } from '../lib/errors';
import type { ChatBackend, ChatReference } from '../ports/chat-backend';
import type { CheckOutcome, HealthCheck } from '../ports/health-check';
import type { BotReads } from './bot-reads';

/** A short question for the stream check; any bot can answer it. */
const PROBE_QUESTION = '你好';
/** How many workspaces are searched for the bot; each costs a call. */
const WORKSPACES_SEARCHED = 3;

/**
 * Which of the four scopes the token has, as far as reading can show: `bot:read` and
 * `conversation:read`. The other two would have to be tested by writing; the stream check proves
 * the one that a chat needs. A Studio has no such lists: a warning.
 */
export function scopeCheck(reads: BotReads): HealthCheck {
  return {
    id: 'scope',
    layer: 'scope',
    needs: ['token'],
    async run(signal): Promise<CheckOutcome> {
      reads.forget();
      const workspaces = await reads.workspaces(signal);
      if (workspaces.error?.code === 'ENDPOINT_NOT_SERVED')
        return { status: 'warn', logid: workspaces.logid };
      if (workspaces.error) return { status: 'fail', error: workspaces.error };
      const [first] = workspaces.data;
      const bots = first ? await reads.botsIn(first.id, signal) : null;
      const conversations = await reads.conversations(signal);
      const denied = [
        ['bot:read', bots],
        ['conversation:read', conversations],
      ] as const;
      for (const [scope, read] of denied) {
        if (read?.error?.code === 'PERMISSION_DENIED')
          return {
            status: 'fail',
            error: new AppError('PERMISSION_DENIED', {
              params: { ...read.error.params, detail: scope },
              logid: read.logid,
            }),
          };
      }
      return {
        status: 'ok',
        params: {
          scopes:
            denied
              .filter(([, read]) => read?.error === null)
              .map(([scope]) => scope)
              .join(', ') || '-',
        },
        logid: workspaces.logid,
      };
    },
  };
}

/** Whether the token sees a workspace, and whether the bot is in one of them. */
export function workspaceCheck(reads: BotReads): HealthCheck {
  return {
    id: 'workspace',
    layer: 'workspace',
    needs: ['token', 'scope'],
    async run(signal): Promise<CheckOutcome> {
      const { data: workspaces, error, logid } = await reads.workspaces(signal);
      if (error)
        return error.code === 'ENDPOINT_NOT_SERVED'
          ? { status: 'skip', logid }
          : { status: 'fail', error };
      if (workspaces.length === 0)
        return { status: 'fail', error: new AppError('WORKSPACE_MISSING', { logid }) };
      for (const { id, name } of workspaces.slice(0, WORKSPACES_SEARCHED)) {
        const bots = await reads.botsIn(id, signal);
        if (bots.data?.some((bot) => bot.id === reads.botId))
          return { status: 'ok', params: { name: name || id }, logid: bots.logid };
      }
      const names = workspaces
        .slice(0, WORKSPACES_SEARCHED)
        .map(({ id, name }) => name || id)
        .join(', ');
      return { status: 'warn', params: { names }, logid };
    },
  };
}

/** Whether the bot exists. An unpublished one does; the next check reports that. */
export function botCheck(reads: BotReads): HealthCheck {
  return {
    id: 'bot',
    layer: 'bot',
    needs: ['token'],
    async run(signal): Promise<CheckOutcome> {
      const { data, error, logid } = await reads.bot(signal);
      if (error?.code === 'ENDPOINT_NOT_SERVED') return { status: 'warn', logid };
      if (error && error.code !== 'BOT_NOT_PUBLISHED') return { status: 'fail', error };
      return {
        status: 'ok',
        params: { name: data?.name || (await nameInLists(reads, signal)) || reads.botId },
        logid,
      };
    },
  };
}

/** Whether the bot is published as an API. */
export function publishedCheck(reads: BotReads): HealthCheck {
  return {
    id: 'published',
    layer: 'bot',
    needs: ['token', 'bot'],
    async run(signal): Promise<CheckOutcome> {
      const { error, logid } = await reads.bot(signal);
      if (error?.code === 'ENDPOINT_NOT_SERVED') return { status: 'skip', logid };
      return error ? { status: 'fail', error } : { status: 'ok', logid };
    },
  };
}

/**
 * Asks a short question and stops at the first piece of the answer. Costs one call of the account's
 * quota.
 */
export function streamCheck(chat: ChatBackend): HealthCheck {
  return {
    id: 'stream',
    layer: 'stream',
    needs: ['token', 'bot', 'published'],
    async run(signal): Promise<CheckOutcome> {
      const startedAt = performance.now();
      let reference: ChatReference | null = null;
      for await (const event of chat.ask(
        { text: PROBE_QUESTION, conversationId: null, userId: 'coffee-salon-doctor' },
        signal,
      )) {
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

/** The name of an unpublished bot, from lists that have been read anyway. */
async function nameInLists(reads: BotReads, signal: AbortSignal): Promise<string> {
  const { data: workspaces } = await reads.workspaces(signal);
  for (const { id } of workspaces?.slice(0, WORKSPACES_SEARCHED) ?? []) {
    const found = (await reads.botsIn(id, signal)).data?.find((bot) => bot.id === reads.botId);
    if (found) return found.name;
  }
  return '';
}
