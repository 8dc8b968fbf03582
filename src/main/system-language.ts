import type { Language, Settings } from '../shared/model/settings';

/**
 * The language in use: the person's choice, otherwise the system's first preferred one that is
 * supported, otherwise Chinese.
 */
export function languageInUse(
  choice: Settings['language'],
  preferred: readonly string[],
): Language {
  if (choice !== 'system') return choice;
  for (const tag of preferred) {
    if (/^zh\b/i.test(tag)) return 'zh-CN';
    if (/^en\b/i.test(tag)) return 'en';
  }
  return preferred.length === 0 ? 'zh-CN' : 'en';
}
