import { ArrowLeftOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { KaiServerView } from '../../../../shared/model/kai';
import { navigate, writeRoute } from '../../../lib/hash-route';
import { copyText } from '../../../lib/system-actions';
import { DoctorResult } from '../../../ui/doctor-result';
import { ErrorCard } from '../../../ui/error-card';
import { Page, Section } from '../../../ui/page';
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
  const outcome = useRef<HTMLDivElement>(null);
  const shown = form.error ?? form.report ?? form.busy;
  useEffect(() => {
    if (shown !== null) outcome.current?.scrollIntoView({ block: 'nearest' });
  }, [shown]);
  const save = async (keep: 'keychain' | 'this-run'): Promise<void> => {
    if (await form.save(keep)) navigate(['kai', 'servers']);
  };
  const noKeychain = form.error?.code === 'KEYCHAIN_UNAVAILABLE';
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
      <div ref={outcome} className={styles.outcome}>
        {form.report || form.busy === 'test' ? (
          <Section title={t('form.result')}>
            <DoctorResult
              report={form.report}
              running={form.busy === 'test'}
              error={null}
              verdicts={[t('form.passed'), t('form.notPassed')]}
              label={t('servers.timeline')}
              onCopy={copyText}
            />
          </Section>
        ) : null}
        {form.error ? (
          <div className={styles.error}>
            <ErrorCard
              error={form.error}
              onCopy={copyText}
              action={
                noKeychain
                  ? { label: t('form.thisRun'), run: () => void save('this-run') }
                  : undefined
              }
            />
          </div>
        ) : null}
      </div>
      <div className={styles.foot}>
        <Button
          type="primary"
          loading={form.busy === 'save'}
          disabled={form.busy === 'test'}
          onClick={() => void save('keychain')}
        >
          {t('form.save')}
        </Button>
        <Button
          loading={form.busy === 'test'}
          disabled={form.busy === 'save'}
          onClick={() => void form.test()}
        >
          {t(form.busy === 'test' ? 'form.testing' : 'form.test')}
        </Button>
      </div>
    </Page>
  );
}
