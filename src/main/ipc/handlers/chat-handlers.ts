import type { App } from '../../../core/app/app';
import { exportTrace } from '../../../core/chat/export/trace-export';
import type { StoredTurn } from '../../../core/ports/stored-turn';
import type { Turn } from '../../../shared/model/chat';
import type { DesktopActions } from '../../desktop-actions';
import type { DeltaRouter } from '../streaming/delta-router';
import type { Handlers, HandlersOf } from '../dispatch';
import { describeTurn } from '../describe-turn';

/** What the requests about conversations need. */
export interface ChatHandlerOptions {
  app: App;
  deltas: DeltaRouter;
  desktop: DesktopActions;
}

/** Every request about conversations and turns, each one core call. */
export function chatHandlers({ app, deltas, desktop }: ChatHandlerOptions): HandlersOf<'chat'> {
  const begun = (turn: StoredTurn, windowId: number): Turn => {
    deltas.watch(turn.conversationId, windowId);
    return describeTurn(turn, app);
  };
  return {
    ...conversationHandlers(app),
    'chat.open': async ({ conversationId, aroundTurnId }, { windowId }) => {
      deltas.flush();
      const { turns, ...opened } = (await app.chat()).openPage(conversationId, aroundTurnId);
      deltas.watch(conversationId, windowId);
      return { ...opened, turns: turns.map((turn) => describeTurn(turn, app)) };
    },
    'chat.steps': async ({ conversationId, turnId, direction }) => {
      const { turns, versions } = (await app.chat()).steps(conversationId, turnId, direction);
      return { turns: turns.map((turn) => describeTurn(turn, app)), versions };
    },
    'chat.frames': (phase, { windowId }) => deltas.follow(windowId, phase),
    'chat.send': async ({ conversationId, text, ...extras }, { windowId }) => {
      const chat = await app.chat();
      return begun(chat.send(conversationId, text, extras), windowId);
    },
    'chat.regenerate': async ({ turnId }, { windowId }) =>
      begun((await app.chat()).regenerate(turnId), windowId),
    'chat.editAndResend': async ({ turnId, text }, { windowId }) =>
      begun((await app.chat()).editAndResend(turnId, text), windowId),
    'chat.selectBranch': async ({ conversationId, turnId }) => ({
      activeTurnId: (await app.chat()).selectBranch(conversationId, turnId),
    }),
    'chat.cancel': async ({ turnId }) => (await app.chat()).cancel(turnId),
    'chat.continueTurn': async ({ turnId }, { windowId }) =>
      begun((await app.chat()).continueTurn(turnId), windowId),
    'chat.setKnowledgeMode': async ({ conversationId, mode }) =>
      (await app.chat()).setKnowledgeMode(conversationId, mode),
    'chat.markTurn': async ({ turnId, ...marks }) =>
      describeTurn((await app.chat()).markTurn(turnId, marks), app),
    'chat.bookmarks': async () => (await app.chat()).bookmarks(),
    'chat.search': async ({ text, limit }) => (await app.chat()).search(text, limit),
    ...exportHandlers(app, desktop),
  };
}

function exportHandlers(
  app: App,
  desktop: DesktopActions,
): Pick<Handlers, 'chat.export' | 'chat.exportTrace'> {
  return {
    'chat.export': async ({ conversationId, format }) => {
      // Parser, formulas and highlighting are large and rarely needed, so they are loaded with the
      // first export.
      const { exportConversation } = await import('../../../core/chat/export/conversation-export');
      const { fileName, content } = exportConversation(
        (await app.chat()).open(conversationId),
        format,
        app.translator,
      );
      const path = await desktop.saveTextFile(fileName, content);
      if (path !== null)
        app.audit.record({ action: 'chat.exported', subject: fileName, detail: format });
      return path === null ? null : { path };
    },
    'chat.exportTrace': async ({ turnId }) => {
      const { platform = null, botId = null } = app.setup.active ?? {};
      const { fileName, content } = exportTrace((await app.chat()).turn(turnId), {
        version: app.version,
        platform,
        botId,
      });
      const path = await desktop.saveTextFile(fileName, content);
      if (path !== null)
        app.audit.record({ action: 'chat.trace-exported', subject: turnId, detail: 'otlp-json' });
      return path === null ? null : { path };
    },
  };
}

function conversationHandlers(
  app: App,
): Pick<
  Handlers,
  | 'chat.conversations'
  | 'chat.createConversation'
  | 'chat.renameConversation'
  | 'chat.pinConversation'
  | 'chat.details'
  | 'chat.bot'
  | 'chat.deleteConversation'
> {
  return {
    'chat.conversations': async () => (await app.chat()).conversations.snapshot,
    'chat.createConversation': async () => (await app.chat()).createConversation(),
    'chat.renameConversation': async ({ conversationId, title }) =>
      (await app.chat()).renameConversation(conversationId, title),
    'chat.pinConversation': async ({ conversationId, pinned }) =>
      (await app.chat()).pinConversation(conversationId, pinned),
    'chat.details': async ({ conversationId }) => (await app.chat()).details(conversationId),
    'chat.bot': async (options) => (await app.connection.get()).resources.bot(options),
    'chat.deleteConversation': async ({ conversationId }) =>
      (await app.chat()).deleteConversation(conversationId),
  };
}
