/** Resolves when the process is asked to end: Ctrl+C or SIGTERM. */
export function untilSignal(): Promise<void> {
  return new Promise((resolve) => {
    signalled().addEventListener('abort', () => resolve());
  });
}

/** The same as a signal, for work that has to be interrupted. */
export function signalled(): AbortSignal {
  const stop = new AbortController();
  process.once('SIGINT', () => stop.abort());
  process.once('SIGTERM', () => stop.abort());
  return stop.signal;
}
