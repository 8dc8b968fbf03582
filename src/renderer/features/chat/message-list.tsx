import { ArrowDownOutlined } from '@ant-design/icons';
import { useVirtualizer } from '@tanstack/react-virtual';
import { Button } from 'antd';
import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ShownBranch } from './shown-branch';
import { TurnView } from './turn-view';
import { useArrival } from './use-arrival';
import type { TurnActions } from './use-turn-actions';
import styles from './message-list.module.css';

/** How near to the end still counts as "at the end", pixels. */
const NEAR = 48;

export interface MessageListProps {
  branch: ShownBranch;
  /** Grows with every question asked from here: the reader wants to see it. */
  askedCount: number;
  /** An answer is running. */
  busy: boolean;
  actions: TurnActions;
  /** A turn to scroll to and mark for a moment. */
  wantedTurnId: string | null;
  onArrived: () => void;
}

/** The turns that are in view, however many there are. Sticks to the end only while the reader is there. */
export function MessageList({ branch, askedCount, busy, actions, wantedTurnId, onArrived }: MessageListProps): ReactNode {
  const { turns, versions } = branch;
  const { t } = useTranslation('chat');
  const scroller = useRef<HTMLDivElement>(null);
  const [atEnd, setAtEnd] = useState(true);
  // oxlint-disable-next-line react/incompatible-library -- measured here, the React compiler is not in use
  const virtualizer = useVirtualizer({
    count: turns.length,
    getScrollElement: () => scroller.current,
    getItemKey: (index) => turns[index]?.id ?? index,
    estimateSize: () => 240,
    overscan: 3,
    anchorTo: 'end',
    followOnAppend: true,
    scrollEndThreshold: NEAR,
    paddingStart: 24,
    onChange: (instance) => setAtEnd(instance.isAtEnd(NEAR)),
  });
  useLayoutEffect(() => virtualizer.scrollToEnd(), [virtualizer]);
  useEffect(() => {
    if (askedCount > 0) virtualizer.scrollToEnd();
  }, [askedCount, virtualizer]);
  const arrivedAt = useArrival({ turns, wantedTurnId, scrollTo: (index) => virtualizer.scrollToIndex(index, { align: 'start' }), onArrived });
  const lastId = turns.at(-1)?.id;
  return (
    <div className={styles.frame}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- scrolled with the arrow keys */}
      <div ref={scroller} className={styles.scroller} tabIndex={0} role="log" aria-live="off" aria-label={t('messages')}>
        <div style={{ height: virtualizer.getTotalSize(), position: 'relative' }}>
          {virtualizer.getVirtualItems().map((item) => {
            const turn = turns[item.index];
            return turn ? (
              <div
                key={item.key}
                ref={virtualizer.measureElement}
                data-index={item.index}
                className={turn.id === arrivedAt ? `${styles.item} ${styles.arrived}` : styles.item}
                style={{ transform: `translateY(${item.start}px)` }}
              >
                <TurnView turn={turn} versions={versions.get(turn.id)} last={turn.id === lastId} busy={busy} actions={actions} />
              </div>
            ) : null;
          })}
        </div>
      </div>
      {atEnd || virtualizer.getTotalSize() <= (virtualizer.scrollRect?.height ?? 0) ? null : (
        <Button className={styles.toEnd ?? ''} shape="round" icon={<ArrowDownOutlined />} onClick={() => virtualizer.scrollToEnd()}>
          {t('toEnd')}
        </Button>
      )}
    </div>
  );
}
