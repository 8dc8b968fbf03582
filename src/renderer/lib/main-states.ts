import { onEvent, request } from './ipc';
import { mirrorMainState } from './main-state';

/** The app itself: version, language, notices. */
export const appState = mirrorMainState({
  fetch: () => request('app.get'),
  listen: (listener) => onEvent('app.changed', listener),
});

/** The settings. */
export const settingsState = mirrorMainState({
  fetch: () => request('settings.get'),
  listen: (listener) => onEvent('settings.changed', listener),
});

/** The connections to Coze bots. */
export const profilesState = mirrorMainState({
  fetch: () => request('setup.profiles'),
  listen: (listener) => onEvent('setup.changed', listener),
});

/** Whether the active connection works. */
export const connectionState = mirrorMainState({
  fetch: () => request('health.connection'),
  listen: (listener) => onEvent('health.connection-changed', listener),
});

/** The network: whether there is a password for the proxy, and what is queued. */
export const networkState = mirrorMainState({
  fetch: () => request('network.get'),
  listen: (listener) => onEvent('network.changed', listener),
});

/** The webhook listener. */
export const webhookState = mirrorMainState({
  fetch: () => request('webhook.state'),
  listen: (listener) => onEvent('webhook.state-changed', listener),
});

/** All conversations, newest first. */
export const conversationsState = mirrorMainState({
  fetch: () => request('chat.conversations'),
  listen: (listener) => onEvent('chat.conversations-changed', listener),
});

/** Tool calls that wait for approval. */
export const approvalsState = mirrorMainState({
  fetch: () => request('kai.approvals'),
  listen: (listener) => onEvent('kai.approvals-changed', listener),
});

/** What KAI servers ask the person while a tool runs. */
export const questionsState = mirrorMainState({
  fetch: () => request('kai.questions'),
  listen: (listener) => onEvent('kai.questions-changed', listener),
});

/** The tunnel from a public address to the webhook listener. */
export const tunnelState = mirrorMainState({
  fetch: () => request('tunnel.state'),
  listen: (listener) => onEvent('tunnel.changed', listener),
});

/** The backups of this computer. */
export const backupState = mirrorMainState({
  fetch: () => request('backup.state'),
  listen: (listener) => onEvent('backup.changed', listener),
});

/** The operations listener: its address, or why it does not run. */
export const opsState = mirrorMainState({
  fetch: () => request('monitoring.ops'),
  listen: (listener) => onEvent('monitoring.ops-changed', listener),
});

/** What the desktop environment supports. */
export const desktopState = mirrorMainState({
  fetch: () => request('desktop.get'),
  listen: (listener) => onEvent('desktop.changed', listener),
});

/** The set-up wizard: what was typed, how far the person got. */
export const wizardState = mirrorMainState({
  fetch: () => request('wizard.state'),
  listen: (listener) => onEvent('wizard.changed', listener),
});

/** The acceptance: what is running, what ended last. */
export const acceptanceState = mirrorMainState({
  fetch: () => request('acceptance.state'),
  listen: (listener) => onEvent('acceptance.changed', listener),
});

/** The KAI servers of the active profile. */
export const kaiServersState = mirrorMainState({
  fetch: () => request('kai.servers'),
  listen: (listener) => onEvent('kai.servers-changed', listener),
});

/** The tools of all enabled KAI servers. */
export const kaiToolsState = mirrorMainState({
  fetch: () => request('kai.tools'),
  listen: (listener) => onEvent('kai.tools-changed', listener),
});
