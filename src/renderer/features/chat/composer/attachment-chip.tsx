import { CloseOutlined, FileOutlined, FileImageOutlined, SoundOutlined } from '@ant-design/icons';
import { type ReactNode, useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { Attachment, AttachmentKind } from '../../../../shared/model/attachment';
import { request } from '../../../lib/ipc';
import { useFetched } from '../../../ui/use-fetched';
import { type ImageBytes, useObjectUrl } from '../../../ui/use-object-url';
import { fileSize } from './file-size';
import styles from './attachment-chip.module.css';

interface AttachmentChipProps {
  attachment: Attachment;
  /** Removes the file before it is sent; missing once it is. */
  onRemove?: (() => void) | undefined;
}

/** A file attached to a question: a thumbnail if it is a picture, otherwise name and size. */
export function AttachmentChip({ attachment, onRemove }: AttachmentChipProps): ReactNode {
  const { t } = useTranslation('chat');
  const { name, kind, bytes } = attachment;
  const picture = useObjectUrl(useFetched(useCallback(() => imageOf(attachment), [attachment])));
  return (
    <li className={styles.chip} title={name}>
      {picture === null ? (
        <span className={styles.icon} aria-hidden="true">
          <KindIcon kind={kind} />
        </span>
      ) : (
        <img className={styles.picture} src={picture} alt={name} />
      )}
      <span className={styles.words}>
        <span className={styles.name}>{name}</span>
        <span className={styles.size}>{fileSize(bytes)}</span>
      </span>
      {onRemove ? (
        <button
          type="button"
          className={styles.remove}
          aria-label={t('attachment.remove', { name })}
          title={t('attachment.remove', { name })}
          onClick={onRemove}
        >
          <CloseOutlined aria-hidden="true" />
        </button>
      ) : null}
    </li>
  );
}

/** The bytes of a picture; null for anything else. */
async function imageOf({ id, imageType }: Attachment): Promise<ImageBytes | null> {
  if (imageType === '') return null;
  const result = await request('attachment.read', { attachmentId: id });
  return result.ok ? { imageType, content: new Uint8Array(result.value.content) } : null;
}

function KindIcon({ kind }: { kind: AttachmentKind }): ReactNode {
  if (kind === 'image') return <FileImageOutlined aria-hidden="true" />;
  return kind === 'audio' ? (
    <SoundOutlined aria-hidden="true" />
  ) : (
    <FileOutlined aria-hidden="true" />
  );
}
