import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AuditProof as Proof } from '../../../../shared/model/audit';
import { request } from '../../../lib/ipc';
import { copyText } from '../../../lib/system-actions';
import { useAction } from '../../../lib/use-action';
import { ErrorCard } from '../../../ui/error-card';
import { StatusMark } from '../../../ui/status-mark';
import styles from './audit-page.module.css';

const prove = () => request('audit.prove');
const write = () => request('audit.export');

/** Verifies the chain on request, and exports the log. */
export function AuditProof(): ReactNode {
  const { t } = useTranslation('audit');
  const proving = useAction(prove);
  const writing = useAction(write);
  const [proof, setProof] = useState<Proof | null>(null);
  const [path, setPath] = useState('');
  const error = proving.error ?? writing.error;
  return (
    <div className={styles.proof}>
      <div className={styles.actions}>
        <Button
          loading={proving.running}
          onClick={() => void proving.run().then((found) => setProof(found ?? null))}
        >
          {t('prove')}
        </Button>
        <Button
          loading={writing.running}
          onClick={() => void writing.run().then((saved) => setPath(saved?.path ?? ''))}
        >
          {t('export')}
        </Button>
      </div>
      <p className={styles.verdict} role="status">
        {proof ? (
          <>
            <StatusMark status={proof.brokenAt === null ? 'ok' : 'down'} />
            {proof.brokenAt === null
              ? t('whole', { count: proof.entries })
              : t('broken', { number: proof.brokenAt })}
          </>
        ) : null}
      </p>
      {path === '' ? null : <p className={styles.text}>{t('exported', { path })}</p>}
      {error ? <ErrorCard error={error} onCopy={copyText} /> : null}
    </div>
  );
}
