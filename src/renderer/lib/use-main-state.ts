import { useSyncExternalStore } from 'react';
import type { MainState, MainStateView } from './main-state';

/** Shows a state of the main process and follows its changes. */
export function useMainState<T>(state: MainState<T>): MainStateView<T> {
  return useSyncExternalStore(state.subscribe, state.view);
}
