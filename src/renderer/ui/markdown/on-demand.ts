import { useEffect, useSyncExternalStore } from 'react';

/** A heavy part of the page that is fetched the first time something needs it. */
export interface OnDemand<T> {
  /** What was fetched; null until then. */
  current: () => T | null;
  /** Fetches it once; a failure is tried again the next time. */
  load: () => Promise<T>;
  subscribe: (listener: () => void) => () => void;
}

/** Wraps a dynamic import so that many components wait for one fetch. */
export function onDemand<T>(fetch: () => Promise<T>): OnDemand<T> {
  let value: T | null = null;
  let pending: Promise<T> | null = null;
  const listeners = new Set<() => void>();
  const run = async (): Promise<T> => {
    try {
      value = await fetch();
      for (const listener of listeners) listener();
      return value;
    } finally {
      pending = null;
    }
  };
  return {
    current: () => value,
    load: () => (value === null ? (pending ??= run()) : Promise.resolve(value)),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/**
 * The part once it is loaded; null before, or while not wanted. A failure to load it is ignored.
 */
export function useOnDemand<T>(part: OnDemand<T>, wanted: boolean): T | null {
  const value = useSyncExternalStore(part.subscribe, part.current, part.current);
  useEffect(() => {
    if (wanted && part.current() === null) part.load().catch(() => undefined);
  }, [part, wanted]);
  return wanted ? value : null;
}
