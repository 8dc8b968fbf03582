import type { App } from '../../../core/app/app';
import { describeCall } from '../handlers/kai-handlers';
import { publish } from './publish';

/** Sends the states and facts of KAI up to the windows. To be called before anybody can open it. */
export function announceKai(app: App): void {
  app.kai.state.subscribe((snapshot) => publish('kai.state-changed', snapshot));
  app.kai.opened.on(({ tools, rules, mapping, parts }) => {
    parts.servers.views.subscribe((snapshot) => publish('kai.servers-changed', snapshot));
    tools.subscribe((snapshot) => publish('kai.tools-changed', snapshot));
    rules.subscribe((snapshot) => publish('kai.rules-changed', snapshot));
    mapping.subscribe((snapshot) => publish('kai.mapping-changed', snapshot));
    parts.approval.pending.subscribe((snapshot) => publish('kai.approvals-changed', snapshot));
    parts.questions.questions.subscribe((snapshot) => publish('kai.questions-changed', snapshot));
    parts.calls.changed.on((call) =>
      publish('kai.call-changed', { ...describeCall(call, app), result: null }),
    );
    parts.log.logged.on((entries) => publish('kai.wire-logged', entries));
  });
}
