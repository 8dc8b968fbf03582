import type { ReactNode } from 'react';

/** Placeholder until the next commit. */
export function SettingsScreen(): ReactNode {
  return null;
}
