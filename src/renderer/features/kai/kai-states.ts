import { onEvent, request } from '../../lib/ipc';
import { mirrorMainState } from '../../lib/main-state';

/** Decisions that were saved. */
export const rulesState = mirrorMainState({
  fetch: () => request('kai.rules'),
  listen: (listener) => onEvent('kai.rules-changed', listener),
});

/** Which tool serves which name. */
export const mappingState = mirrorMainState({
  fetch: () => request('kai.mapping'),
  listen: (listener) => onEvent('kai.mapping-changed', listener),
});
