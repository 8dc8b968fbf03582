import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What the first frame depends on. */
export interface EarlySettings {
  theme: 'system' | 'light' | 'dark';
  /** Percent. */
  textScale: number;
  startHidden: boolean;
}

/**
 * Read from `settings.json` before anything else is loaded, by hand: the schema would cost the
 * first frame its time. Anything odd is the default.
 */
export function earlySettings(dataFolder: string): EarlySettings {
  let text = '';
  try {
    text = readFileSync(join(dataFolder, 'settings.json'), 'utf8');
  } catch {
    // The first start.
  }
  const theme = /"theme"\s*:\s*"(light|dark)"/.exec(text)?.[1];
  const scale = Number(/"textScale"\s*:\s*(\d{2,3})\b/.exec(text)?.[1] ?? 100);
  return {
    theme: theme === 'light' || theme === 'dark' ? theme : 'system',
    textScale: scale >= 80 && scale <= 200 ? scale : 100,
    startHidden: /"startHidden"\s*:\s*true/.test(text),
  };
}
