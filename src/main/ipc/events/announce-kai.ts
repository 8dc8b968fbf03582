import type { App } from '../../../core/app/app';
import { describeCall } from '../handlers/kai-handlers';
import { publish } from './publish';

/**
 * Publishes the states and events of KAI to the windows. To be called before anybody can open it.
 */
export function announceKai(app: App): void {
  app.kai.state.subscribe((snapshot) => publish('kai.state-changed', snapshot));
  app.kai.opened.on(({ servers, tools, approval, questions, calls, wireLog }) => {
    servers.views.subscribe((snapshot) => publish('kai.servers-changed', snapshot));
    tools.views.subscribe((snapshot) => publish('kai.tools-changed', snapshot));
    tools.rules.subscribe((snapshot) => publish('kai.rules-changed', snapshot));
    tools.mapping.subscribe((snapshot) => publish('kai.mapping-changed', snapshot));
    approval.pending.subscribe((snapshot) => publish('kai.approvals-changed', snapshot));
    questions.questions.subscribe((snapshot) => publish('kai.questions-changed', snapshot));
    calls.changed.on((call) =>
      publish('kai.call-changed', { ...describeCall(call, app), result: null }),
    );
    wireLog.logged.on((entries) => publish('kai.wire-logged', entries));
  });
}
