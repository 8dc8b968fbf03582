import type { ReactNode } from 'react';

/** The square that stops an answer. */
export function StopIcon(): ReactNode {
  return (
    <span className="anticon" aria-hidden="true">
      <svg width="1em" height="1em" viewBox="0 0 14 14">
        <rect x="2" y="2" width="10" height="10" rx="1.5" fill="currentColor" />
      </svg>
    </span>
  );
}
