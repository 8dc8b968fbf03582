import { type ReactNode, useCallback } from 'react';
import { loadRemoteImage } from '../../../lib/remote-image';
import { useFetched } from '../../../ui/use-fetched';
import { useObjectUrl } from '../../../ui/use-object-url';
import styles from './bot-avatar.module.css';

/**
 * The bot's picture, or its first letter while it loads or when there is none. Decorative: its name
 * is beside it.
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
