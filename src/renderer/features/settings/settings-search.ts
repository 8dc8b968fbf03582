import { createContext, useContext } from 'react';

/**
 * The words of the search, in lower case; empty shows everything. `whole`: the group's title itself
 * matches.
 */
export const SettingsSearch = createContext<{ words: string; whole: boolean }>({
  words: '',
  whole: false,
});

/** Whether a text contains every word. */
export function matches(text: string, words: string): boolean {
  const found = text.toLowerCase();
  return words.split(/\s+/).every((word) => found.includes(word));
}

/** Whether a part of the settings with these words is to be shown. */
export function useIsFound(text: string): boolean {
  const { words, whole } = useContext(SettingsSearch);
  return words === '' || whole || matches(text, words);
}
