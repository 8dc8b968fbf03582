import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { SearchHit } from '../../../../shared/model/chat';
import { writeRoute } from '../../../lib/hash-route';
import { copyText } from '../../../lib/system-actions';
import { ErrorCard } from '../../../ui/error-card';
import { RelativeTime } from '../../../ui/relative-time';
import { TextSkeleton } from '../../../ui/skeletons';
import { goThroughList } from './go-through-list';
import { snippetParts } from './snippet-parts';
import { useSearch } from './use-search';
import styles from './search-results.module.css';

/** Where something was said: each hit links to its turn. Arrow keys move through them. */
export function SearchResults({
  words,
  onClear,
}: {
  words: string;
  onClear: () => void;
}): ReactNode {
  const { t } = useTranslation('chat');
  const { hits, error, again } = useSearch(words);
  if (error) return <ErrorCard error={error} onCopy={copyText} onRetry={again} />;
  if (!hits) {
    return (
      <div className={styles.loading}>
        <TextSkeleton widths={[90, 60, 84, 50]} />
      </div>
    );
  }
  return (
    <>
      <p className={styles.count} role="status">
        {hits.length === 0
          ? t('search.none', { words })
          : t('search.found', { count: hits.length })}
      </p>
      {hits.length === 0 ? (
        <Button size="small" className={styles.clear ?? ''} onClick={onClear}>
          {t('search.clear')}
        </Button>
      ) : null}
      <ul className={styles.hits}>
        {hits.map((hit) => (
          <Hit key={`${hit.turnId}-${hit.part}`} hit={hit} />
        ))}
      </ul>
    </>
  );
}

function Hit({ hit }: { hit: SearchHit }): ReactNode {
  const { t } = useTranslation('chat');
  return (
    <li>
      <a
        className={styles.hit}
        href={writeRoute('chat', hit.conversationId, hit.turnId)}
        onKeyDown={goThroughList}
      >
        <span className={styles.snippet}>
          {snippetParts(hit).map((part) =>
            part.found ? (
              <mark key={part.at}>{part.text}</mark>
            ) : (
              <span key={part.at}>{part.text}</span>
            ),
          )}
        </span>
        <span className={styles.place}>
          <span className={styles.title}>{hit.conversationTitle || t('untitled')}</span>
          <RelativeTime at={hit.createdAt} />
        </span>
      </a>
    </li>
  );
}
