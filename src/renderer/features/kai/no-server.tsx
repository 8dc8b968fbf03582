import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { navigate } from '../../lib/hash-route';
import { request } from '../../lib/ipc';
import { copyText } from '../../lib/system-actions';
import { useAction } from '../../lib/use-action';
import { EmptyState } from '../../ui/empty-state';
import { ErrorCard } from '../../ui/error-card';
import { Page } from '../../ui/page';
import { StatusMark } from '../../ui/status-mark';

const startSandbox = () => request('setup.useSandbox');

/** No server yet: offers to add one, or to use the sandbox's. */
export function NoServer(): ReactNode {
  const { t } = useTranslation('kaiConsole');
  const sandbox = useAction(startSandbox);
  return (
    <Page title={t('title')}>
      {sandbox.error ? (
        <ErrorCard error={sandbox.error} onCopy={copyText} onRetry={() => void sandbox.run()} />
      ) : null}
      <EmptyState
        mark={<StatusMark status="not-set-up" size={20} />}
        title={t('none.title')}
        text={t('none.text')}
        action={
          <>
            <Button
              type="primary"
              icon={<PlusOutlined aria-hidden="true" />}
              onClick={() => navigate(['kai', 'servers', 'new'])}
            >
              {t('none.add')}
            </Button>
            <Button type="link" loading={sandbox.running} onClick={() => void sandbox.run()}>
              {t('none.sandbox')}
            </Button>
          </>
        }
      />
    </Page>
  );
}
