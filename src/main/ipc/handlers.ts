import type { App } from '../../core/app';
import { describeChecks, type RawCheckResult } from '../../core/health/doctor';
import { AppError } from '../../core/lib/errors';
import type { StoredTurn } from '../../core/storage/chat-store';
import type { DoctorReport } from '../../shared/model/health';
import type { Turn } from '../../shared/model/chat';
import type { AppStateKeeper } from '../app-state';
import { carryOutClose } from '../close-policy';
import type { DesktopActions } from '../desktop-actions';
import type { SettingsState } from '../settings-state';
import type { DeltaRouter } from './delta-router';
import type { Handlers } from './dispatch';

export interface HandlerParts {
  app: App;
  appState: AppStateKeeper;
  settings: SettingsState;
  deltas: DeltaRouter;
  desktop: DesktopActions;
  shell: { hideWindow: () => void; quit: () => void };
}

/** Every request of the contract, each one core call. */
export function createHandlers(parts: HandlerParts): Handlers {
  const { app } = parts;
  const report = (results: RawCheckResult[]): DoctorReport => describeChecks(results, app.translator);
  const never = new AbortController().signal;
  return {
    ...appHandlers(parts),
    'setup.profiles': () => app.setup.profiles.snapshot,
    'setup.useSandbox': () => app.setup.useSandbox(),
    'setup.generateKey': () => app.setup.generateKey(),
    'setup.importKey': ({ pem }) => app.setup.importKey(pem),
    'setup.importKeyFile': async () => {
      const pem = await parts.desktop.pickKeyFile();
      return pem === null ? null : app.setup.importKey(pem);
    },
    'setup.discardSecret': () => app.setup.discardSecret(),
    'setup.trySecret': ({ pat }) => app.setup.offerPat(pat),
    'setup.tryConnection': async (draft) => report(await app.tryConnection(draft, never)),
    'setup.saveConnection': ({ draft, keep }) => app.saveConnection(draft, keep),
    'setup.activate': ({ profileId }) => app.setup.activate(profileId),
    'setup.remove': ({ profileId }) => app.setup.remove(profileId),

    'health.connection': () => app.health.state.snapshot,
    'health.diagnose': async () => report(await app.diagnose(never)),
    'health.renewToken': () => app.renewToken(),

    ...chatHandlers(parts),
  };
}

/** A stored turn as a page sees it: its error in the person's language. */
export function describeTurn({ remoteChatId: _remoteChatId, ...turn }: StoredTurn, app: App): Turn {
  return { ...turn, error: turn.error && app.translator.describe(turn.error) };
}

type Part<Prefix extends string> = Pick<Handlers, Extract<keyof Handlers, `${Prefix}.${string}`>>;

function appHandlers({ appState, settings, desktop, shell }: HandlerParts): Part<'app'> & Part<'settings'> {
  return {
    'app.get': () => appState.state.snapshot,
    'app.copyText': ({ text }) => desktop.copyText(text),
    'app.openLink': async ({ url }) => {
      if (!(await desktop.openLink(url))) throw new AppError('INVALID_INPUT', { params: { detail: 'url' } });
    },
    'app.dismissNotice': ({ index }) => appState.dismissNotice(index),
    'app.answerClose': (answer) => carryOutClose(answer, settings, shell),
    'settings.get': () => settings.state.snapshot,
    'settings.change': (change) => settings.change(change),
  };
}

function chatHandlers({ app, deltas }: HandlerParts): Part<'chat'> {
  return {
    'chat.conversations': async () => (await app.chat()).conversations.snapshot,
    'chat.createConversation': async () => (await app.chat()).createConversation(),
    'chat.renameConversation': async ({ conversationId, title }) => (await app.chat()).renameConversation(conversationId, title),
    'chat.deleteConversation': async ({ conversationId }) => (await app.chat()).deleteConversation(conversationId),
    'chat.open': async ({ conversationId }, { windowId }) => {
      deltas.flush();
      const { conversation, turns } = (await app.chat()).open(conversationId);
      deltas.watch(conversationId, windowId);
      return { conversation, turns: turns.map((turn) => describeTurn(turn, app)) };
    },
    'chat.send': async ({ conversationId, text }, { windowId }) => {
      const chat = await app.chat();
      deltas.watch(conversationId, windowId);
      return describeTurn(chat.send(conversationId, text), app);
    },
    'chat.cancel': async ({ turnId }) => (await app.chat()).cancel(turnId),
  };
}
