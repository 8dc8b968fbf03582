import type { App } from '../../../core/app/app';
import type { OperationsRunner } from '../../../core/app/operations/operations-runner';
import type { ToolCallChange } from '../../../shared/model/chat';
import type { AppState } from '../../app-state';
import type { DesktopState } from '../../desktop-state';
import type { SettingsState } from '../../settings-state';
import { describeToolCall, describeTurn } from '../describe-turn';
import type { DeltaRouter } from '../streaming/delta-router';
import { announceKai } from './announce-kai';
import { publish } from './publish';

export interface AnnounceOptions {
  app: App;
  appState: AppState;
  settings: SettingsState;
  surroundings: DesktopState;
  operations: OperationsRunner;
  deltas: DeltaRouter;
}

/**
 * Publishes every state and event of the app to the windows. To be called before anybody can open
 * the chat.
 */
export function announceEvents({
  app,
  appState,
  settings,
  surroundings,
  operations,
  deltas,
}: AnnounceOptions): void {
  appState.state.subscribe((snapshot) => publish('app.changed', snapshot));
  settings.state.subscribe((snapshot) => publish('settings.changed', snapshot));
  surroundings.state.subscribe((snapshot) => publish('desktop.changed', snapshot));
  app.setup.profiles.subscribe((snapshot) => publish('setup.changed', snapshot));
  app.health.state.subscribe((snapshot) => publish('health.connection-changed', snapshot));
  announceKai(app);
  app.tunnel.view.subscribe((snapshot) => publish('tunnel.changed', snapshot));
  operations.state.subscribe((snapshot) => publish('monitoring.ops-changed', snapshot));
  app.monitoring.services.changed.on(() => publish('monitoring.services-changed', {}));
  app.wizard.state.subscribe((snapshot) => publish('wizard.changed', snapshot));
  app.backups.state.subscribe((snapshot) => publish('backup.changed', snapshot));
  app.audit.grown.on(() => publish('audit.grown', {}));
  app.network.state.subscribe((snapshot) => publish('network.changed', snapshot));
  app.onChatOpened((chat) => {
    chat.conversations.subscribe((snapshot) => publish('chat.conversations-changed', snapshot));
    chat.deltas.on((delta) => deltas.route(delta));
    chat.marked.on((turnId) => publish('chat.marks-changed', { turnId }));
    chat.toolCalls.on(({ call, ...place }) => {
      const change: ToolCallChange = { ...place, call: describeToolCall(call, app) };
      publish('chat.tool-call-changed', change);
    });
    chat.received.on((turn) => publish('chat.received', describeTurn(turn, app)));
    chat.started.on((turn) => publish('chat.started', describeTurn(turn, app)));
    chat.ended.on((turn) => {
      deltas.flush();
      publish(turn.status === 'failed' ? 'chat.failed' : 'chat.finished', describeTurn(turn, app));
    });
  });
}
