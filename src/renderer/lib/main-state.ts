import type { ErrorView } from '../../shared/model/error-view';
import type { Result } from '../../shared/ipc/result';

/** A state as the main process sends it: `revision` grows with every change. */
export interface Snapshot<T> {
  revision: number;
  value: T;
}

/** What a screen knows about a state. `failed` keeps the last value if there was one. */
export type MainStateView<T> =
  | { status: 'loading'; value: undefined; error: undefined }
  | { status: 'ready'; value: T; error: undefined }
  | { status: 'failed'; value: undefined; error: ErrorView };

/** Where a state comes from: pushes and one fetch. */
export interface MainStateSource<T> {
  fetch: () => Promise<Result<Snapshot<T>>>;
  listen: (listener: (snapshot: Snapshot<T>) => void) => () => void;
}

/** A state of the main process, mirrored once per page however many components use it. */
export interface MainState<T> {
  view: () => MainStateView<T>;
  /**
   * The first subscriber starts the mirror; it lives as long as the page, so that returning to a
   * screen shows no gap.
   */
  subscribe: (listener: () => void) => () => void;
  reload: () => void;
}

/** Subscribes first, then fetches one snapshot, and keeps whichever has the higher revision. */
export function mirrorMainState<T>(source: MainStateSource<T>): MainState<T> {
  let view: MainStateView<T> = { status: 'loading', value: undefined, error: undefined };
  let revision = -1;
  let started = false;
  const listeners = new Set<() => void>();
  const show = (next: MainStateView<T>): void => {
    view = next;
    for (const listener of listeners) listener();
  };
  const accept = (snapshot: Snapshot<T>): void => {
    if (snapshot.revision <= revision) return;
    revision = snapshot.revision;
    show({ status: 'ready', value: snapshot.value, error: undefined });
  };
  const fetch = async (): Promise<void> => {
    const result = await source.fetch();
    if (result.ok) accept(result.value);
    else if (view.status !== 'ready')
      show({ status: 'failed', value: undefined, error: result.error });
  };
  return {
    view: () => view,
    subscribe(listener) {
      listeners.add(listener);
      if (!started) {
        started = true;
        source.listen(accept);
        void fetch();
      }
      return () => listeners.delete(listener);
    },
    reload: () => void fetch(),
  };
}
