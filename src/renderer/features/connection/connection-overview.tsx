import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProfileView } from '../../../shared/model/profile';
import { navigate } from '../../lib/hash-route';
import { request } from '../../lib/ipc';
import { copyText } from '../../lib/system-actions';
import { type Action, useAction } from '../../lib/use-action';
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
  const sandboxButton = <LinkButton action={sandbox} label={t('profiles.sandbox')} />;
  const importButton = <LinkButton action={imported} label={t('profiles.import')} />;
  const hasSandbox = profiles.some((profile) => profile.platform === 'sandbox');
  return (
    <Page
      title={t('title')}
      action={profiles.length === 0 ? undefined : <AddButton isFirst={false} />}
    >
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
        <NoConnections>
          {sandboxButton}
          {importButton}
        </NoConnections>
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

function NoConnections({ children }: { children: ReactNode }): ReactNode {
  const { t } = useTranslation('setup');
  return (
    <EmptyState
      mark={<StatusMark status="not-set-up" size={20} />}
      title={t('profiles.empty')}
      text={t('profiles.emptyText')}
      action={
        <>
          <AddButton isFirst />
          {children}
        </>
      }
    />
  );
}

function AddButton({ isFirst }: { isFirst: boolean }): ReactNode {
  const { t } = useTranslation('setup');
  return (
    <Button
      icon={<PlusOutlined aria-hidden="true" />}
      type={isFirst ? 'primary' : 'default'}
      onClick={() => navigate(['setup', 'new'])}
    >
      {t('add')}
    </Button>
  );
}

function LinkButton({ action, label }: { action: Action<[], unknown>; label: string }): ReactNode {
  return (
    <Button type="link" loading={action.running} onClick={() => void action.run()}>
      {label}
    </Button>
  );
}
