import { type ReactNode, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ResultPart } from '../../../../shared/model/kai-call';
import { copyText, openLink } from '../../../lib/system-actions';
import { Choice } from '../../../ui/choice';
import { CopyButton } from '../../../ui/copy-button';
import { JsonView } from '../../../ui/json-view';
import { LazyMarkdown } from '../../../ui/markdown/lazy-markdown';
import { useObjectUrl } from '../../../ui/use-object-url';
import { readPicture } from './picture-bytes';
import styles from './result-part.module.css';

type Of<T extends ResultPart['type']> = Extract<ResultPart, { type: T }>;

/** One piece of a result by its kind. */
export function ResultPartView({ part }: { part: ResultPart }): ReactNode {
  const { t } = useTranslation('kaiConsole');
  switch (part.type) {
    case 'text':
      return <TextPart text={part.text} />;
    case 'image':
      return <ImagePart part={part} />;
    case 'audio':
      return <AudioPart part={part} />;
    case 'resource':
      return (
        <ResourcePart
          title={t('result.resource')}
          name={part.uri}
          note={part.mimeType ?? ''}
          text={part.text}
        />
      );
    case 'resource-link':
      return (
        <ResourcePart
          title={t('result.link')}
          name={part.name || part.uri}
          note={[part.uri, part.description].filter(Boolean).join('\n')}
          text={null}
        />
      );
    case 'json':
      return <JsonView label={t('result.unknown')} text={part.json} onCopy={copyText} />;
  }
}

function TextPart({ text }: { text: string }): ReactNode {
  const { t } = useTranslation(['kaiConsole', 'ui']);
  const [look, setLook] = useState<'rendered' | 'plain'>('rendered');
  return (
    <figure className={styles.part}>
      <figcaption className={styles.caption}>
        <Choice
          label={t('result.look')}
          size="small"
          value={look}
          options={(['rendered', 'plain'] as const).map((value) => ({
            value,
            label: t(`result.${value}`),
          }))}
          onChoose={(value) => setLook(value)}
        />
        <CopyButton text={text} label={t('ui:action.copy')} iconOnly onCopy={copyText} />
      </figcaption>
      <div
        className={styles.text}
        // Long texts are scrolled with the arrow keys.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
      >
        {look === 'rendered' ? (
          <LazyMarkdown text={text} onLink={openLink} onCopy={copyText} />
        ) : (
          <pre className={styles.plain}>{text}</pre>
        )}
      </div>
    </figure>
  );
}

function ImagePart({ part }: { part: Of<'image'> }): ReactNode {
  const { t } = useTranslation('kaiConsole');
  const [broken, setBroken] = useState(false);
  const url = useObjectUrl(useMemo(() => readPicture(part.mimeType, part.data), [part]));
  if (url === null || broken)
    return <p className={styles.soft}>{t('result.badImage', { type: part.mimeType })}</p>;
  return (
    <img
      className={styles.image}
      src={url}
      alt={t('result.image')}
      onError={() => setBroken(true)}
    />
  );
}

function AudioPart({ part }: { part: Of<'audio'> }): ReactNode {
  const { t } = useTranslation('kaiConsole');
  return (
    <p className={styles.soft}>
      {t('result.audio')} · {part.mimeType}
    </p>
  );
}

function ResourcePart({
  title,
  name,
  note,
  text,
}: {
  title: string;
  name: string;
  note: string;
  text: string | null;
}): ReactNode {
  return (
    <figure className={styles.part}>
      <figcaption className={styles.caption}>
        <span>{title}</span>
      </figcaption>
      <div className={styles.text}>
        <code>{name}</code>
        {note ? <p className={styles.note}>{note}</p> : null}
        {text === null ? null : <pre className={styles.plain}>{text}</pre>}
      </div>
    </figure>
  );
}
