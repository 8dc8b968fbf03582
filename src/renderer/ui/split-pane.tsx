import { type KeyboardEvent, type PointerEvent, type ReactNode, useState } from 'react';
import styles from './split-pane.module.css';

interface SplitPaneProps {
  first: ReactNode;
  second: ReactNode;
  /** Name of the divider. */
  label: string;
  /** Widths of the first pane, pixels. */
  initial: number;
  min: number;
  max: number;
  /** Under this name the width is remembered in this window. */
  storageKey?: string;
}

/** Two columns with a divider that moves by pointer and by arrow keys (Home and End for the limits). */
export function SplitPane({ first, second, label, initial, min, max, storageKey }: SplitPaneProps): ReactNode {
  const [width, setWidth] = useState(() => clamp(remembered(storageKey) ?? initial, min, max));
  const resize = (next: number): void => {
    const clamped = clamp(next, min, max);
    setWidth(clamped);
    if (storageKey) sessionStorage.setItem(`split.${storageKey}`, String(clamped));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const next = { ArrowLeft: width - 16, ArrowRight: width + 16, Home: min, End: max }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    resize(next);
  };
  const onPointerMove = (event: PointerEvent<HTMLDivElement>): void => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    resize(event.clientX - (event.currentTarget.parentElement?.getBoundingClientRect().left ?? 0));
  };
  return (
    <div className={styles.split}>
      <div className={styles.first} style={{ width }}>
        {first}
      </div>
      {/* oxlint-disable jsx-a11y/no-noninteractive-tabindex, jsx-a11y/no-noninteractive-element-interactions -- a focusable separator is a widget (ARIA 1.2) */}
      <div
        role="separator"
        aria-orientation="vertical"
        aria-label={label}
        aria-valuenow={width}
        aria-valuemin={min}
        aria-valuemax={max}
        tabIndex={0}
        className={styles.divider}
        onKeyDown={onKeyDown}
        onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
        onPointerMove={onPointerMove}
        onDoubleClick={() => resize(initial)}
      />
      {/* oxlint-enable jsx-a11y/no-noninteractive-tabindex, jsx-a11y/no-noninteractive-element-interactions */}
      <div className={styles.second}>{second}</div>
    </div>
  );
}

function clamp(value: number, min: number, max: number): number {
  return Math.min(max, Math.max(min, Math.round(value)));
}

function remembered(key: string | undefined): number | null {
  const stored = key ? sessionStorage.getItem(`split.${key}`) : null;
  return stored ? Number(stored) || null : null;
}
