import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Settings the first frame depends on. */
export interface EarlySettings {
  theme: 'system' | 'light' | 'dark';
  /** Percent. */
  textScale: number;
  startHidden: boolean;
}

/**
 * Reads `settings.json` by hand before anything else is loaded: the schema would delay the first
 * frame. Invalid values give the default.
 */
export function earlySettings(dataFolder: string): EarlySettings {
  let text = '';
  try {
    text = readFileSync(join(dataFolder, 'settings.json'), 'utf8');
  } catch {
    // There is no file at the first start.
  }
  const theme = /"theme"\s*:\s*"(light|dark)"/.exec(text)?.[1];
  const scale = Number(/"textScale"\s*:\s*(\d{2,3})\b/.exec(text)?.[1] ?? 100);
  return {
    theme: theme === 'light' || theme === 'dark' ? theme : 'system',
    textScale: scale >= 80 && scale <= 200 ? scale : 100,
    startHidden: /"startHidden"\s*:\s*true/.test(text),
  };
}
