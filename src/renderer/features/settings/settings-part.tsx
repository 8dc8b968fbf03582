import type { ReactNode } from 'react';
import { useIsFound } from './settings-search';

/** A part of a group that is not a labelled row; the words by which a search finds it. */
export function SettingsPart({
  words,
  children,
}: {
  words: string;
  children: ReactNode;
}): ReactNode {
  return useIsFound(words) ? <div data-setting>{children}</div> : null;
}
