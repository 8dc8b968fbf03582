import { ArrowDownOutlined } from '@ant-design/icons';
import { useVirtualizer, type Virtualizer } from '@tanstack/react-virtual';
import { Button } from 'antd';
import {
  type ReactNode,
  type RefObject,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { useTranslation } from 'react-i18next';
import type { ShownBranch } from './shown-branch';
import { TurnView } from '../turn/turn-view';
import { useArrival } from './use-arrival';
import { NEAR_END, useEndInView } from './use-end-in-view';
import { type Pieces, useMorePieces } from './use-more-pieces';
import type { TurnActions } from '../turn/use-turn-actions';
import styles from './message-list.module.css';

export interface MessageListProps {
  branch: ShownBranch;
  pieces: Pieces;
  /** Grows with every question asked here: the list scrolls to it. */
  askedCount: number;
  /** An answer is running. */
  busy: boolean;
  actions: TurnActions;
  /** A turn to scroll to and highlight briefly. */
  wantedTurnId: string | null;
  onArrived: () => void;
}

/**
 * Renders only the turns in view, however many there are. Sticks to the end only while the reader
 * is there.
 */
export function MessageList({
  branch,
  pieces,
  askedCount,
  busy,
  actions,
  wantedTurnId,
  onArrived,
}: MessageListProps): ReactNode {
  const { turns } = branch;
  const { t } = useTranslation('chat');
  const scroller = useRef<HTMLDivElement>(null);
  const { virtualizer, atEnd } = useMessageVirtualizer(turns, scroller, pieces);
  const items = virtualizer.getVirtualItems();
  useMorePieces(pieces, {
    first: items[0]?.index ?? 0,
    last: items.at(-1)?.index ?? 0,
    count: turns.length,
  });
  const toEnd = useScrollToEnd(virtualizer, scroller, pieces, askedCount);
  const arrivedAt = useArrival({
    turns,
    wantedTurnId,
    scrollTo: (index) => virtualizer.scrollToIndex(index, { align: 'start' }),
    onArrived,
  });
  return (
    <div className={styles.frame}>
      <div
        ref={scroller}
        className={styles.scroller}
        // Scrolled with the arrow keys.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        role="log"
        aria-live="off"
        aria-label={t('messages')}
      >
        <div style={{ height: virtualizer.getTotalSize(), position: 'relative' }}>
          <MessageItems
            virtualizer={virtualizer}
            branch={branch}
            arrivedAt={arrivedAt}
            busy={busy}
            actions={actions}
          />
        </div>
      </div>
      {(atEnd && pieces.more.newer === null) ||
      virtualizer.getTotalSize() <= (virtualizer.scrollRect?.height ?? 0) ? null : (
        <ToEndButton onClick={() => void toEnd()} />
      )}
    </div>
  );
}

interface MessageItemsProps extends Pick<MessageListProps, 'branch' | 'busy' | 'actions'> {
  virtualizer: Virtualizer<HTMLDivElement, Element>;
  arrivedAt: string | null;
}

/** The turns in view, each at its place in the full height of the list. */
function MessageItems({
  virtualizer,
  branch: { turns, versions },
  arrivedAt,
  busy,
  actions,
}: MessageItemsProps): ReactNode {
  return virtualizer.getVirtualItems().map((item) => {
    const turn = turns[item.index];
    return turn ? (
      <div
        key={item.key}
        ref={virtualizer.measureElement}
        data-index={item.index}
        className={turn.id === arrivedAt ? `${styles.item} ${styles.arrived}` : styles.item}
        style={{ transform: `translateY(${item.start}px)` }}
      >
        <TurnView
          turn={turn}
          versions={versions.get(turn.id)}
          last={turn.id === turns.at(-1)?.id}
          busy={busy}
          actions={actions}
        />
      </div>
    ) : null;
  });
}

function ToEndButton({ onClick }: { onClick: () => void }): ReactNode {
  const { t } = useTranslation('chat');
  return (
    <Button
      className={styles.toEnd ?? ''}
      shape="round"
      icon={<ArrowDownOutlined aria-hidden="true" />}
      onClick={onClick}
    >
      {t('toEnd')}
    </Button>
  );
}

/** Which turns exist in the page, and whether the reader is at the end of them. */
function useMessageVirtualizer(
  turns: ShownBranch['turns'],
  scroller: RefObject<HTMLDivElement | null>,
  { more }: Pieces,
): { virtualizer: Virtualizer<HTMLDivElement, Element>; atEnd: boolean } {
  const [atEnd, setAtEnd] = useState(true);
  // The React compiler is not in use.
  // oxlint-disable-next-line react/incompatible-library
  const virtualizer = useVirtualizer({
    count: turns.length,
    getScrollElement: () => scroller.current,
    getItemKey: (index) => turns[index]?.id ?? index,
    estimateSize: () => 240,
    overscan: 3,
    anchorTo: 'end',
    // In the middle of a conversation, newly fetched turns must not scroll the reader away.
    followOnAppend: more.newer === null,
    scrollEndThreshold: NEAR_END,
    paddingStart: 24,
    onChange: (instance) => setAtEnd(instance.isAtEnd(NEAR_END)),
  });
  return { virtualizer, atEnd };
}

/**
 * Keeps the end in view at first, after each question and when there is less room. Returns the way
 * there for a button.
 */
function useScrollToEnd(
  virtualizer: Virtualizer<HTMLDivElement, Element>,
  scroller: RefObject<HTMLDivElement | null>,
  { more, goToEnd }: Pieces,
  askedCount: number,
): () => Promise<void> {
  const [wanted, setWanted] = useState(0);
  useLayoutEffect(() => virtualizer.scrollToEnd(), [virtualizer]);
  useEndInView(scroller, () => virtualizer.scrollToEnd());
  useEffect(() => {
    if (askedCount + wanted > 0) virtualizer.scrollToEnd();
  }, [askedCount, wanted, virtualizer]);
  return async () => {
    if (more.newer !== null) await goToEnd();
    setWanted((count) => count + 1);
  };
}
