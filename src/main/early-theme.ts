import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The theme of `settings.json`, read before anything else is loaded, so that the first frame has the right ground. */
export function earlyTheme(dataFolder: string): 'system' | 'light' | 'dark' {
  try {
    const theme = /"theme"\s*:\s*"(light|dark)"/.exec(readFileSync(join(dataFolder, 'settings.json'), 'utf8'))?.[1];
    return theme === 'light' || theme === 'dark' ? theme : 'system';
  } catch {
    return 'system';
  }
}
