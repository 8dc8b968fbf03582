import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { LogRow } from './log-row';
import type { NumberedLine } from './use-log';
import styles from './log-list.module.css';

const LINE_PX = 30;
/** Distance that still counts as at the end, pixels. */
const NEAR_PX = 40;

/**
 * Renders only the lines in view. While it follows, the newest stays in view; scrolling up ends
 * that.
 */
export function LogList({
  lines,
  follows,
  onScrolledAway,
}: {
  lines: readonly NumberedLine[];
  follows: boolean;
  onScrolledAway: () => void;
}): ReactNode {
  const { t } = useTranslation('health');
  const box = useRef<HTMLDivElement>(null);
  // The React compiler is not in use.
  // oxlint-disable-next-line react/incompatible-library
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => box.current,
    estimateSize: () => LINE_PX,
    getItemKey: (index) => lines[index]?.number ?? index,
    overscan: 12,
  });
  useEffect(() => {
    if (follows && lines.length > 0) virtual.scrollToIndex(lines.length - 1, { align: 'end' });
  }, [follows, lines, virtual]);
  const look = (): void => {
    const element = box.current;
    if (
      follows &&
      element &&
      element.scrollHeight - element.scrollTop - element.clientHeight > NEAR_PX * 4
    )
      onScrolledAway();
  };
  return (
    <div
      ref={box}
      className={styles.box}
      role="log"
      aria-live="off"
      aria-label={t('logs.label')}
      onWheel={look}
    >
      <ol className={styles.list} style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, key, start }) => {
          const line = lines[index];
          return line ? (
            <li
              key={key}
              ref={virtual.measureElement}
              data-index={index}
              className={styles.item}
              style={{ transform: `translateY(${start}px)` }}
            >
              <LogRow line={line} />
            </li>
          ) : null;
        })}
      </ol>
    </div>
  );
}
