import type { ReactNode } from 'react';
import type { LinkStatus } from '../../shared/model/health';

const SHAPES: Record<LinkStatus, { colour: string; shape: ReactNode }> = {
  ok: { colour: 'var(--ok)', shape: <circle cx="6" cy="6" r="5" fill="currentColor" /> },
  degraded: {
    colour: 'var(--warn)',
    shape: <path d="M6 .8 11.6 11H.4L6 .8Z" fill="currentColor" />,
  },
  down: {
    colour: 'var(--bad)',
    shape: <rect x="1.25" y="1.25" width="9.5" height="9.5" rx="1" fill="currentColor" />,
  },
  'not-set-up': {
    colour: 'var(--ink-soft)',
    shape: <circle cx="6" cy="6" r="4.25" stroke="currentColor" strokeWidth="1.5" fill="none" />,
  },
  checking: {
    colour: 'var(--ink-soft)',
    shape: (
      <circle
        cx="6"
        cy="6"
        r="4.25"
        stroke="currentColor"
        strokeWidth="1.5"
        strokeDasharray="2.6 1.9"
        fill="none"
      />
    ),
  },
};

/** A state by shape and colour. Decorative if the word is beside it; otherwise `label` names it. */
export function StatusMark({
  status,
  label,
  size = 12,
}: {
  status: LinkStatus;
  label?: string;
  size?: number;
}): ReactNode {
  const { colour, shape } = SHAPES[status];
  const naming =
    label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label };
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 12 12"
      style={{ color: colour, flex: 'none' }}
      {...naming}
    >
      {shape}
    </svg>
  );
}
