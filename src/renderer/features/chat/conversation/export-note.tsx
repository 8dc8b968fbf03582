import { CloseOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { copyText } from '../../../lib/system-actions';
import { CopyButton } from '../../../ui/copy-button';
import { ErrorCard } from '../../../ui/error-card';
import type { ExportOutcome } from './use-export';
import styles from './export-note.module.css';

/** Where an exported conversation was saved, or why it could not be. Stays until dismissed. */
export function ExportNote({
  outcome,
  onDismiss,
}: {
  outcome: ExportOutcome;
  onDismiss: () => void;
}): ReactNode {
  const { t } = useTranslation(['chat', 'ui']);
  return (
    <div className={styles.note}>
      {outcome.error ? (
        <ErrorCard error={outcome.error} onCopy={copyText} />
      ) : (
        <p role="status" className={styles.path}>
          {t('export.done', { path: outcome.path })}
        </p>
      )}
      <div className={styles.buttons}>
        {outcome.error ? null : (
          <CopyButton text={outcome.path} label={t('export.copyPath')} onCopy={copyText} iconOnly />
        )}
        <Button
          type="text"
          size="small"
          icon={<CloseOutlined aria-hidden="true" />}
          aria-label={t('ui:action.close')}
          title={t('ui:action.close')}
          onClick={onDismiss}
        />
      </div>
    </div>
  );
}
