import type { ReactNode } from 'react';
import { useIsFound } from './settings-search';

/** Something in a group that is no row with a label, under the words by which it is found. */
export function SettingsPart({
  words,
  children,
}: {
  words: string;
  children: ReactNode;
}): ReactNode {
  return useIsFound(words) ? <div data-setting>{children}</div> : null;
}
