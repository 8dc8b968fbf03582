import { onEvent, request } from '../../lib/ipc';
import { mirrorMainState } from '../../lib/main-state';

/** KAI's servers with how each of them does. */
export const serversState = mirrorMainState({
  fetch: () => request('kai.servers'),
  listen: (listener) => onEvent('kai.servers-changed', listener),
});

/** The tools of all enabled servers. */
export const toolsState = mirrorMainState({
  fetch: () => request('kai.tools'),
  listen: (listener) => onEvent('kai.tools-changed', listener),
});

/** Decisions that were kept. */
export const rulesState = mirrorMainState({
  fetch: () => request('kai.rules'),
  listen: (listener) => onEvent('kai.rules-changed', listener),
});

/** Which tool answers to which name. */
export const mappingState = mirrorMainState({
  fetch: () => request('kai.mapping'),
  listen: (listener) => onEvent('kai.mapping-changed', listener),
});
