import { type ReactNode, useCallback } from 'react';
import { loadRemoteImage } from '../../../lib/remote-image';
import { useFetched } from '../../../ui/use-fetched';
import { useObjectUrl } from '../../../ui/use-object-url';
import styles from './bot-avatar.module.css';

/**
 * The bot's picture; its first letter until that is there, and where there is none. Beside its
 * name, so it says nothing of its own.
 */
export function BotAvatar({ name, url }: { name: string; url: string }): ReactNode {
  const result = useFetched(
    useCallback(() => (url === '' ? Promise.resolve(null) : loadRemoteImage(url, true)), [url]),
  );
  const source = useObjectUrl(result && 'image' in result ? result.image : null);
  if (source !== null) return <img className={styles.avatar} src={source} alt="" />;
  return (
    <span className={styles.avatar} aria-hidden="true">
      {Array.from(name.trim())[0] ?? ''}
    </span>
  );
}
