import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { navigate } from '../../../lib/hash-route';
import { DeliveryRow } from './delivery-row';
import type { Deliveries } from './use-deliveries';
import styles from './delivery-list.module.css';

const ROW = 60;

interface DeliveryListProps {
  deliveries: Deliveries;
  total: number;
  openId: string | null;
  selected: ReadonlySet<string>;
  onSelect: (id: string, selected: boolean) => void;
}

/**
 * Up to hundreds of thousands of deliveries, of which only those in view exist. Arrow keys go from
 * one to the next, Home and End to the newest and the oldest. What arrives while the reader is
 * further down does not move what they read.
 */
export function DeliveryList({
  deliveries,
  total,
  openId,
  selected,
  onSelect,
}: DeliveryListProps): ReactNode {
  const { t } = useTranslation('webhooks');
  const scroller = useRef<HTMLDivElement>(null);
  const shown = useRef(total);
  // Measured here, the React compiler is not in use.
  // oxlint-disable-next-line react/incompatible-library
  const virtualizer = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: 8,
  });
  const items = virtualizer.getVirtualItems();
  const [from, to] = [items[0]?.index ?? 0, items.at(-1)?.index ?? 0];
  const { show } = deliveries;
  useEffect(() => show(from, to), [show, from, to]);
  useEffect(() => {
    const added = total - shown.current;
    shown.current = total;
    const element = scroller.current;
    if (element && added > 0 && element.scrollTop > ROW) element.scrollTop += added * ROW;
  }, [total]);
  const openIndex = items
    .map(({ index }) => index)
    .find((index) => deliveries.row(index)?.id === openId);
  const onKeyDown = (event: KeyboardEvent): void => {
    const current = openIndex ?? from - 1;
    const next = {
      ArrowDown: Math.min(total - 1, current + 1),
      ArrowUp: Math.max(0, current - 1),
      Home: 0,
      End: total - 1,
    }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    virtualizer.scrollToIndex(next);
    const id = deliveries.row(next)?.id;
    if (id) navigate(['webhooks', id], true);
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex,
    // jsx-a11y/no-noninteractive-element-interactions -- a list that arrow keys move through
    <div
      ref={scroller}
      className={styles.scroller}
      tabIndex={0}
      role="group"
      aria-label={t('list.label')}
      onKeyDown={onKeyDown}
    >
      <ul
        className={styles.list}
        style={{ height: virtualizer.getTotalSize() }}
        aria-label={t('list.label')}
      >
        {items.map((item) => {
          const row = deliveries.row(item.index);
          return (
            <li
              key={item.key}
              className={styles.item}
              style={{ transform: `translateY(${item.start}px)`, height: ROW }}
              aria-posinset={item.index + 1}
              aria-setsize={total}
            >
              {row ? (
                <DeliveryRow
                  row={row}
                  open={row.id === openId}
                  selected={selected.has(row.id)}
                  onSelect={onSelect}
                />
              ) : (
                <div className={styles.waiting} />
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
