import { createContext, useContext } from 'react';

/**
 * What the person looks for in the settings, in small letters; empty for everything. `whole`: the
 * group's own title matches.
 */
export const SettingsSearch = createContext<{ words: string; whole: boolean }>({
  words: '',
  whole: false,
});

/** Does a text hold every word. */
export function matches(text: string, words: string): boolean {
  const found = text.toLowerCase();
  return words.split(/\s+/).every((word) => found.includes(word));
}

/** Is a part of the settings with these words to be shown now. */
export function useIsFound(text: string): boolean {
  const { words, whole } = useContext(SettingsSearch);
  return words === '' || whole || matches(text, words);
}
