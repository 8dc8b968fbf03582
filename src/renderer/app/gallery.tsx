import type { ReactNode } from 'react';

/** Placeholder until the next commit. */
export function Gallery(): ReactNode {
  return null;
}
