import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProfileView } from '../../../shared/model/profile';
import { navigate } from '../../lib/hash-route';
import { request } from '../../lib/ipc';
import { copyText } from '../../lib/system-actions';
import { useAction } from '../../lib/use-action';
import { ErrorCard } from '../../ui/error-card';
import { EmptyState } from '../../ui/empty-state';
import { Page, Section } from '../../ui/page';
import { StatusMark } from '../../ui/status-mark';
import { DiagnosePanel } from './diagnose-panel';
import styles from './connection-overview.module.css';
import { ProfileList } from './profiles/profile-list';

const startSandbox = () => request('setup.useSandbox');
const importFile = () => request('setup.importProfile');

/** The connections there are, and whether the one in use works. */
export function ConnectionOverview({
  profiles,
  diagnose,
}: {
  profiles: readonly ProfileView[];
  diagnose: boolean;
}): ReactNode {
  const { t } = useTranslation('setup');
  const sandbox = useAction(startSandbox);
  const imported = useAction(importFile);
  const add = (
    <Button
      icon={<PlusOutlined aria-hidden="true" />}
      type={profiles.length === 0 ? 'primary' : 'default'}
      onClick={() => navigate(['setup', 'new'])}
    >
      {t('add')}
    </Button>
  );
  const sandboxButton = (
    <Button type="link" loading={sandbox.running} onClick={() => void sandbox.run()}>
      {t('profiles.sandbox')}
    </Button>
  );
  const importButton = (
    <Button type="link" loading={imported.running} onClick={() => void imported.run()}>
      {t('profiles.import')}
    </Button>
  );
  const hasSandbox = profiles.some((profile) => profile.platform === 'sandbox');
  return (
    <Page title={t('title')} action={profiles.length === 0 ? undefined : add}>
      {sandbox.error ? (
        <ErrorCard error={sandbox.error} onCopy={copyText} onRetry={() => void sandbox.run()} />
      ) : null}
      {imported.error ? (
        <ErrorCard
          error={imported.error}
          onCopy={copyText}
          onRetry={() => void imported.run()}
          retryLabel={t('profiles.importOther')}
        />
      ) : null}
      {profiles.length === 0 ? (
        <EmptyState
          mark={<StatusMark status="not-set-up" size={20} />}
          title={t('profiles.empty')}
          text={t('profiles.emptyText')}
          action={
            <>
              {add}
              {sandboxButton}
              {importButton}
            </>
          }
        />
      ) : (
        <>
          <DiagnosePanel focus={diagnose} />
          <Section
            title={t('profiles.title')}
            action={
              <div className={styles.actions}>
                {hasSandbox ? null : sandboxButton}
                {importButton}
              </div>
            }
          >
            <ProfileList profiles={profiles} />
          </Section>
        </>
      )}
    </Page>
  );
}
