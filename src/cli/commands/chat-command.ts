import type { App } from '../../core/app/app';
import { AppError } from '../../core/lib/errors';
import type { StoredTurn } from '../../core/ports/stored-turn';
import { QUESTION_MAX } from '../../shared/model/chat';
import { askOnTerminal } from '../ask-on-terminal';
import type { Output } from '../output';

export interface ChatCommandOptions {
  /** A conversation of an earlier call: Coze's id of it, or ours. */
  conversation?: string;
  /** False: the answer is fetched and printed in one piece. */
  stream: boolean;
  /** User id for a new conversation; default: the setting. */
  userId?: string;
}

/** `chat TEXT`: asks one question; prints the answer as it arrives, or as one JSON document. */
export async function chatCommand(
  app: App,
  text: string,
  options: ChatCommandOptions,
  output: Output,
): Promise<void> {
  if (text.trim() === '' || text.length > QUESTION_MAX)
    throw new AppError('INVALID_INPUT', { params: { detail: `TEXT: 1 – ${QUESTION_MAX}` } });
  if (!options.stream) app.fetchWholeAnswers();
  const chat = await app.chat();
  const conversationId =
    options.conversation === undefined
      ? chat.createConversation(options.userId).id
      : chat.localIdOf(options.conversation);
  const ended = new Promise<StoredTurn>((resolve) => {
    chat.ended.on((turn) => {
      if (turn.conversationId === conversationId) resolve(turn);
    });
  });
  if (options.stream) chat.deltas.on(({ answer }) => output.piece(answer));
  const stopAsking = askOnTerminal(await app.kai.get(), app.translator);
  const started = chat.send(conversationId, text);
  process.once('SIGINT', () => chat.cancel(started.id));
  const turn = await ended;
  stopAsking();
  if (turn.status !== 'completed')
    throw turn.error ? new AppError(turn.error.code, turn.error) : new AppError('ABORTED');
  const { answer, followUps, usage, toolCalls, firstTokenMs, totalMs: ms } = turn;
  const calls = toolCalls.map(({ name, arguments: input, result, ms: took }) => ({
    name,
    arguments: input,
    result,
    ms: took,
  }));
  const summary = app.translator.t('cli:turnLine', {
    first: firstTokenMs ?? '–',
    total: ms ?? '–',
    tokens: usage?.total ?? '–',
  });
  if (!options.stream) output.piece(answer);
  output.piece('\n');
  if (!output.isJson) output.note(summary);
  else
    output.result(
      {
        conversationId: turn.remoteConversationId,
        localConversationId: conversationId,
        chatId: turn.remoteChatId,
        answer,
        followUps,
        toolCalls: calls,
        usage,
        ms,
        firstTokenMs,
      },
      '',
    );
}
