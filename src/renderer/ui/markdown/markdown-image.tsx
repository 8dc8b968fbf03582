import { FileImageOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { type ReactNode, use, useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ErrorView } from '../../../shared/model/error-view';
import { useFetched } from '../use-fetched';
import { type ImageBytes, useObjectUrl } from '../use-object-url';
import { BlockFinished } from './block-finished';
import styles from './markdown-image.module.css';

/**
 * The outcome of fetching a picture: the picture, the host that would learn of it, or why it
 * failed.
 */
export type ImageResult = { image: ImageBytes } | { ask: string } | { error: ErrorView };

/** Fetches a picture. `agreed`: the person wants it, whatever host it is on. */
export type LoadImage = (url: string, agreed: boolean) => Promise<ImageResult>;

interface MarkdownImageProps {
  url: string;
  alt: string;
  onLoad: LoadImage;
  onLink: (url: string) => void;
}

/**
 * A picture in an answer. If fetching it would reveal to a foreign host that it was viewed, the
 * person is asked first. Its address may still grow while the answer streams, so nothing is fetched
 * before its block is finished.
 */
export function MarkdownImage({ url, alt, onLoad, onLink }: MarkdownImageProps): ReactNode {
  const { t } = useTranslation();
  const finished = use(BlockFinished);
  const [agreed, setAgreed] = useState(false);
  const fetch = useCallback(
    () => (finished ? onLoad(url, agreed) : Promise.resolve(null)),
    [finished, onLoad, url, agreed],
  );
  const result = useFetched(fetch);
  const source = useObjectUrl(result && 'image' in result ? result.image : null);
  if (source !== null) {
    return (
      <button type="button" className={styles.picture} title={url} onClick={() => onLink(url)}>
        <img src={source} alt={alt || t('picture.noWords')} />
      </button>
    );
  }
  const asks = result && 'ask' in result;
  return (
    <span className={styles.frame}>
      <FileImageOutlined aria-hidden="true" className={styles.icon ?? ''} />
      <span className={styles.words}>
        <span className={styles.alt}>{alt || t('picture.noWords')}</span>
        <span className={styles.about}>
          {result && 'error' in result
            ? result.error.message
            : asks
              ? t('picture.from', { host: result.ask })
              : t('picture.loading')}
        </span>
      </span>
      {asks ? (
        <Button size="small" onClick={() => setAgreed(true)}>
          {t('picture.show')}
        </Button>
      ) : null}
      {result && 'error' in result ? (
        <Button size="small" onClick={() => onLink(url)}>
          {t('picture.open')}
        </Button>
      ) : null}
    </span>
  );
}
