import type { LinkStatus } from '../../shared/model/health';

/**
 * The icon file for a state: shapes differ as well as colours. During maintenance it shows a pause
 * instead. macOS takes black template images and chooses the colour itself.
 */
export function trayIconFile(
  status: LinkStatus,
  platform: NodeJS.Platform,
  isPaused = false,
): string {
  const name = isPaused
    ? 'paused'
    : { ok: 'ok', checking: 'ok', degraded: 'degraded', down: 'down', 'not-set-up': 'idle' }[
        status
      ];
  return platform === 'darwin' ? `tray-${name}-Template.png` : `tray-${name}.png`;
}
