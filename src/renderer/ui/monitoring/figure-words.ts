import type { TFunction } from 'i18next';

/** Milliseconds in words: `85 ms`, `1.20 s`. */
export function timeWords(ms: number | null): string {
  if (ms === null) return '–';
  return ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(ms < 10_000 ? 2 : 1)} s`;
}

/** A share (0 to 1) in percent, cut rather than rounded up: 99.96 % is not yet all. */
export function shareWords(share: number | null): string {
  if (share === null) return '–';
  return `${(Math.floor(share * 10_000) / 100).toFixed(share === 1 ? 0 : 2)}%`;
}

/** A share for a scale: whole percent. */
export function scaleShare(share: number): string {
  return `${Math.round(share * 100)}%`;
}

/** A duration in its two largest units. */
export function uptimeWords(seconds: number, t: TFunction<'monitoring'>): string {
  const units = [
    [Math.floor(seconds / 86_400), t('unit.day')],
    [Math.floor(seconds / 3600) % 24, t('unit.hour')],
    [Math.floor(seconds / 60) % 60, t('unit.minute')],
    [seconds % 60, t('unit.second')],
  ] as const;
  const first = units.findIndex(([count]) => count > 0);
  const shown = first < 0 ? units.slice(-1) : units.slice(first, first + 2);
  return shown.map(([count, unit]) => `${count} ${unit}`).join(' ');
}
