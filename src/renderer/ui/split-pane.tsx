import { Button } from 'antd';
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
  /** Under this name this window remembers the width. */
  storageKey?: string;
  /** Name of the button that shows the first pane where there is no room for two columns. */
  toggleLabel: string;
  /** A new value hides the first pane again, for example the item chosen in it. */
  closeKey?: string | null;
}

/**
 * Two columns with a divider that moves by pointer and by arrow keys (Home and End for the limits).
 * In a very narrow window (large text) the first pane opens over the second on request.
 */
export function SplitPane({
  first,
  second,
  label,
  initial,
  min,
  max,
  storageKey,
  toggleLabel,
  closeKey = null,
}: SplitPaneProps): ReactNode {
  const [width, setWidth] = useState(() => clamp(remembered(storageKey) ?? initial, min, max));
  const [shownFor, setShownFor] = useState<{ key: string | null } | null>(null);
  const shown = shownFor !== null && shownFor.key === closeKey;
  const resize = (next: number): void => {
    const clamped = clamp(next, min, max);
    setWidth(clamped);
    if (storageKey) sessionStorage.setItem(`split.${storageKey}`, String(clamped));
  };
  return (
    <div className={shown ? `${styles.split} ${styles.shown}` : styles.split}>
      <div className={styles.first} style={{ width }}>
        {first}
      </div>
      <Divider
        label={label}
        width={width}
        min={min}
        max={max}
        onResize={resize}
        onReset={() => resize(initial)}
      />
      <div className={styles.second}>
        <div className={styles.toggle}>
          <Button
            size="small"
            aria-expanded={shown}
            onClick={() => setShownFor(shown ? null : { key: closeKey })}
          >
            {toggleLabel}
          </Button>
        </div>
        <div className={styles.content}>{second}</div>
      </div>
    </div>
  );
}

interface DividerProps {
  label: string;
  width: number;
  min: number;
  max: number;
  onResize: (width: number) => void;
  onReset: () => void;
}

/** Moves by pointer and by keys; a double click restores the initial width. */
function Divider({ label, width, min, max, onResize, onReset }: DividerProps): ReactNode {
  const onKeyDown = (event: KeyboardEvent): void => {
    const next = { ArrowLeft: width - 16, ArrowRight: width + 16, Home: min, End: max }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    onResize(next);
  };
  const onPointerMove = (event: PointerEvent<HTMLDivElement>): void => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    onResize(
      event.clientX - (event.currentTarget.parentElement?.getBoundingClientRect().left ?? 0),
    );
  };
  return (
    // A focusable separator is a widget (ARIA 1.2).
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div
      role="separator"
      aria-orientation="vertical"
      aria-label={label}
      aria-valuenow={width}
      aria-valuemin={min}
      aria-valuemax={max}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      className={styles.divider}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={onPointerMove}
      onDoubleClick={onReset}
    />
  );
}

function clamp(value: number, min: number, max: number): number {
  return Math.min(max, Math.max(min, Math.round(value)));
}

function remembered(key: string | undefined): number | null {
  const stored = key ? sessionStorage.getItem(`split.${key}`) : null;
  return stored ? Number(stored) || null : null;
}
