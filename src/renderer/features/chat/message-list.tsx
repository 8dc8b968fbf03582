import { ArrowDownOutlined } from '@ant-design/icons';
import { useVirtualizer } from '@tanstack/react-virtual';
import { Button } from 'antd';
import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Turn } from '../../../shared/model/chat';
import { TurnView } from './turn-view';
import styles from './message-list.module.css';

/** How near to the end still counts as "at the end", pixels. */
const NEAR = 48;

interface MessageListProps {
  turns: readonly Turn[];
  /** Grows with every question sent from here: the reader wants to see it. */
  sentCount: number;
  /** An answer is running: nothing else can be asked. */
  busy: boolean;
  onAsk: (text: string) => void;
}

/** The turns that are in view, however many there are. Sticks to the end only while the reader is there. */
export function MessageList({ turns, sentCount, busy, onAsk }: MessageListProps): ReactNode {
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
    if (sentCount > 0) virtualizer.scrollToEnd();
  }, [sentCount, virtualizer]);
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
                className={styles.item}
                style={{ transform: `translateY(${item.start}px)` }}
              >
                <TurnView turn={turn} last={turn.id === lastId} busy={busy} onAsk={onAsk} />
              </div>
            ) : null;
          })}
        </div>
      </div>
      {atEnd ? null : (
        <Button className={styles.toEnd ?? ''} shape="round" icon={<ArrowDownOutlined />} onClick={() => virtualizer.scrollToEnd()}>
          {t('toEnd')}
        </Button>
      )}
    </div>
  );
}
