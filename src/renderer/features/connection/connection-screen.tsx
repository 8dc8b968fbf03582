import type { ReactNode } from 'react';

/** Placeholder until the next commit. */
export function ConnectionScreen({ path }: { path: readonly string[] }): ReactNode {
  return path.join('/');
}
