/** Ends when the process is asked to: Ctrl+C or SIGTERM. */
export function untilSignal(): Promise<void> {
  return new Promise((resolve) => {
    signalled().addEventListener('abort', () => resolve());
  });
}

/** The same for what has to be stopped in the middle. */
export function signalled(): AbortSignal {
  const stop = new AbortController();
  process.once('SIGINT', () => stop.abort());
  process.once('SIGTERM', () => stop.abort());
  return stop.signal;
}
