/**
 * A hidden window renders no frames: the page is loaded without one after this time, milliseconds.
 */
const NO_FRAME_MS = 250;

/** The first frame shows the static skeleton of index.html; only then is anything else loaded. */
async function boot(): Promise<void> {
  await new Promise<void>((settle) => {
    requestAnimationFrame(() => setTimeout(settle));
    setTimeout(settle, NO_FRAME_MS);
  });
  const { start } = await import('./app/start');
  start();
}

void boot();
