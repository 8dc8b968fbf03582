import { ArrowLeftOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { KaiServerView } from '../../../../shared/model/kai';
import { navigate, writeRoute } from '../../../lib/hash-route';
import { copyText } from '../../../lib/system-actions';
import { FormButtons } from '../../../ui/form-buttons';
import { FormOutcome } from '../../../ui/form-outcome';
import { Page } from '../../../ui/page';
import { serverTitle } from '../sidebar/server-marks';
import { AddressFields } from './address-fields';
import { HeaderFields } from './header-fields';
import { KeyFields } from './key-fields';
import { LimitFields } from './limit-fields';
import { useServerForm } from './use-server-form';
import styles from '../../../ui/form-page.module.css';

/** Adds or changes a server: everything can be tested before it is saved. */
export function ServerForm({ server }: { server: KaiServerView | null }): ReactNode {
  const { t } = useTranslation('kaiConsole');
  const form = useServerForm(server);
  const save = async (keep: 'keychain' | 'this-run'): Promise<void> => {
    if (await form.save(keep)) navigate(['kai', 'servers']);
  };
  return (
    <Page
      title={server ? t('form.editTitle', { name: serverTitle(server) }) : t('form.newTitle')}
      before={
        <a href={writeRoute('kai', 'servers')} className={styles.back}>
          <ArrowLeftOutlined aria-hidden="true" /> {t('form.back')}
        </a>
      }
    >
      <AddressFields form={form} />
      <KeyFields form={form} />
      <HeaderFields form={form} />
      <LimitFields form={form} />
      <FormOutcome
        busy={form.busy}
        report={form.report}
        error={form.error}
        words={{
          title: t('form.result'),
          verdicts: [t('form.passed'), t('form.notPassed')],
          timeline: t('servers.timeline'),
          thisRun: t('form.thisRun'),
        }}
        onCopy={copyText}
        onKeepForThisRun={() => void save('this-run')}
      />
      <FormButtons
        busy={form.busy}
        words={{ save: t('form.save'), test: t('form.test'), testing: t('form.testing') }}
        onSave={() => void save('keychain')}
        onTest={() => void form.test()}
      />
    </Page>
  );
}
