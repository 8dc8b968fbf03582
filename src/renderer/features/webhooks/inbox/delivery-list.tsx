import { useVirtualizer, type Virtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type ReactNode, type RefObject, useEffect, useRef } from 'react';
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
 * Up to hundreds of thousands of deliveries, of which only those in view are rendered. Arrow keys
 * move from one to the next, Home and End to the newest and the oldest. New arrivals do not move
 * what a reader further down is reading.
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
  // The React compiler is not in use.
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
  usePlaceKept(scroller, total);
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
    // Arrow keys move through the list.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div
      ref={scroller}
      className={styles.scroller}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      role="group"
      aria-label={t('list.label')}
      onKeyDown={onKeyDown}
    >
      <DeliveryItems
        virtualizer={virtualizer}
        deliveries={deliveries}
        total={total}
        openId={openId}
        selected={selected}
        onSelect={onSelect}
      />
    </div>
  );
}

interface DeliveryItemsProps extends DeliveryListProps {
  virtualizer: Virtualizer<HTMLDivElement, Element>;
}

/** The deliveries in view, each at its place in the full height of the list. */
function DeliveryItems({
  virtualizer,
  deliveries,
  total,
  openId,
  selected,
  onSelect,
}: DeliveryItemsProps): ReactNode {
  const { t } = useTranslation('webhooks');
  return (
    <ul
      className={styles.list}
      style={{ height: virtualizer.getTotalSize() }}
      aria-label={t('list.label')}
    >
      {virtualizer.getVirtualItems().map((item) => (
        <li
          key={item.key}
          className={styles.item}
          style={{ transform: `translateY(${item.start}px)`, height: ROW }}
          aria-posinset={item.index + 1}
          aria-setsize={total}
        >
          <Delivery
            row={deliveries.row(item.index)}
            openId={openId}
            selected={selected}
            onSelect={onSelect}
          />
        </li>
      ))}
    </ul>
  );
}

interface DeliveryProps extends Pick<DeliveryListProps, 'openId' | 'selected' | 'onSelect'> {
  row: ReturnType<Deliveries['row']>;
}

/** A row, or a placeholder while it is fetched. */
function Delivery({ row, openId, selected, onSelect }: DeliveryProps): ReactNode {
  if (!row) return <div className={styles.waiting} />;
  return (
    <DeliveryRow
      row={row}
      open={row.id === openId}
      selected={selected.has(row.id)}
      onSelect={onSelect}
    />
  );
}

/** Keeps what a reader further down is reading in place when deliveries arrive above it. */
function usePlaceKept(scroller: RefObject<HTMLDivElement | null>, total: number): void {
  const shown = useRef(total);
  useEffect(() => {
    const added = total - shown.current;
    shown.current = total;
    const element = scroller.current;
    if (element && added > 0 && element.scrollTop > ROW) element.scrollBy({ top: added * ROW });
  }, [scroller, total]);
}
