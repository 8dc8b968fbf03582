import { type ReactNode, useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Bookmark } from '../../../../shared/model/chat';
import type { Result } from '../../../../shared/ipc/result';
import { writeRoute } from '../../../lib/hash-route';
import { onEvent, request } from '../../../lib/ipc';
import { copyText } from '../../../lib/system-actions';
import { ErrorCard } from '../../../ui/error-card';
import { RelativeTime } from '../../../ui/relative-time';
import { TextSkeleton } from '../../../ui/skeletons';
import { goThroughList } from './go-through-list';
import { plainExcerpt } from './plain-excerpt';
import styles from './search-results.module.css';

/** All bookmarked answers, newest first; each links to its turn. */
export function BookmarkList(): ReactNode {
  const { t } = useTranslation('chat');
  const { result, reload } = useBookmarks();
  if (result?.ok === false)
    return <ErrorCard error={result.error} onCopy={copyText} onRetry={reload} />;
  if (!result) {
    return (
      <div className={styles.loading}>
        <TextSkeleton widths={[90, 60, 84, 50]} />
      </div>
    );
  }
  const bookmarks = result.value;
  if (bookmarks.length === 0) return <p className={styles.count}>{t('bookmarks.empty')}</p>;
  return (
    <ul className={styles.hits}>
      {bookmarks.map((bookmark) => (
        <Entry key={bookmark.turnId} bookmark={bookmark} />
      ))}
    </ul>
  );
}

function Entry({ bookmark }: { bookmark: Bookmark }): ReactNode {
  const { t } = useTranslation('chat');
  const { conversationId, turnId, question, excerpt, conversationTitle, createdAt } = bookmark;
  return (
    <li>
      <a
        className={styles.hit}
        href={writeRoute('chat', conversationId, turnId)}
        onKeyDown={goThroughList}
      >
        <span className={styles.snippet}>
          <strong>{question}</strong> {plainExcerpt(excerpt)}
        </span>
        <span className={styles.place}>
          <span className={styles.title}>{conversationTitle || t('untitled')}</span>
          <RelativeTime at={createdAt} />
        </span>
      </a>
    </li>
  );
}

/**
 * Fetched when the list opens, and again when a bookmark is set or removed or a conversation is
 * deleted.
 */
function useBookmarks(): { result: Result<Bookmark[]> | undefined; reload: () => void } {
  const [result, setResult] = useState<Result<Bookmark[]>>();
  const reload = useCallback(async () => setResult(await request('chat.bookmarks')), []);
  useEffect(() => {
    const again = (): void => void reload();
    again();
    const ends = [
      onEvent('chat.conversations-changed', again),
      onEvent('chat.marks-changed', again),
    ];
    return () => ends.forEach((end) => end());
  }, [reload]);
  return { result, reload: () => void reload() };
}
