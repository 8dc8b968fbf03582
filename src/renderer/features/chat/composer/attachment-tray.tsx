import { CloseOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { AttachmentChip } from './attachment-chip';
import type { ChosenFiles } from './use-attachments';
import styles from './attachment-tray.module.css';

/** The files of the question being written, and why others were refused. */
export function AttachmentTray({ files }: { files: ChosenFiles }): ReactNode {
  const { t } = useTranslation(['chat', 'ui']);
  const { attachments, pending, refused } = files;
  if (attachments.length === 0 && pending === 0 && refused.length === 0) return null;
  return (
    <div className={styles.tray}>
      {attachments.length > 0 || pending > 0 ? (
        <ul className={styles.list} aria-label={t('attachment.list')} aria-busy={pending > 0}>
          {attachments.map((attachment) => (
            <AttachmentChip
              key={attachment.id}
              attachment={attachment}
              onRemove={() => files.remove(attachment.id)}
            />
          ))}
          {pending > 0 ? (
            <li className={styles.pending} aria-label={t('attachment.pending')} />
          ) : null}
        </ul>
      ) : null}
      {refused.length > 0 ? (
        <div className={styles.refused} role="alert">
          <ul>
            {refused.map(({ code, message, remedy }) => (
              <li key={`${code} ${message}`}>
                {message} {remedy}
              </li>
            ))}
          </ul>
          <Button
            type="text"
            size="small"
            icon={<CloseOutlined aria-hidden="true" />}
            aria-label={t('ui:action.dismiss')}
            title={t('ui:action.dismiss')}
            onClick={files.forgive}
          />
        </div>
      ) : null}
    </div>
  );
}
