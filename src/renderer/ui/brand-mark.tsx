import type { ReactNode } from 'react';

/** The app's cup in the accent colour. Decorative: the name is beside it. */
export function BrandMark({ size = 20 }: { size?: number }): ReactNode {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      aria-hidden="true"
      style={{ flex: 'none', color: 'var(--accent)' }}
    >
      <path d="M4 9h13v5.5A5.5 5.5 0 0 1 11.5 20h-2A5.5 5.5 0 0 1 4 14.5V9Z" fill="currentColor" />
      <path d="M17 10.5h1.25a2.75 2.75 0 0 1 0 5.5H16.6" stroke="currentColor" strokeWidth="1.75" />
      <path
        d="M8 3.5v2.25M12.75 3.5v2.25"
        stroke="currentColor"
        strokeWidth="1.75"
        strokeLinecap="round"
      />
    </svg>
  );
}
