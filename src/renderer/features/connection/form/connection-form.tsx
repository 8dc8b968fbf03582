import { ArrowLeftOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProfileView } from '../../../../shared/model/profile';
import { navigate, writeRoute } from '../../../lib/hash-route';
import { copyText } from '../../../lib/system-actions';
import { DoctorResult } from '../../../ui/doctor-result';
import { ErrorCard } from '../../../ui/error-card';
import { Page, Section } from '../../../ui/page';
import { AppFields } from './app-fields';
import { BotFields } from './bot-fields';
import { KeyFields } from './key-fields';
import { PatFields } from './pat-fields';
import { PlatformFields } from './platform-fields';
import { useConnectionForm } from './use-connection-form';
import styles from '../../../ui/form-page.module.css';

/** Connects an own bot, or changes a connection: everything can be tested before it is saved. */
export function ConnectionForm({ profile }: { profile: ProfileView | null }): ReactNode {
  const { t } = useTranslation('setup');
  const form = useConnectionForm(profile);
  const save = async (keep: 'keychain' | 'this-run'): Promise<void> => {
    if (await form.save(keep)) navigate(['chat']);
  };
  const noKeychain = form.error?.code === 'KEYCHAIN_UNAVAILABLE';
  const jwt = form.draft.auth === 'jwt';
  return (
    <Page
      title={profile ? t('form.editTitle', { name: profile.name }) : t('form.newTitle')}
      before={
        <a href={writeRoute('connection')} className={styles.back}>
          <ArrowLeftOutlined aria-hidden="true" /> {t('back')}
        </a>
      }
    >
      <PlatformFields form={form} />
      {jwt ? <AppFields form={form} /> : null}
      {jwt ? (
        <KeyFields form={form} fingerprint={form.stored ? (profile?.fingerprint ?? null) : null} />
      ) : (
        <PatFields form={form} />
      )}
      <BotFields form={form} />
      {form.report || form.busy === 'test' ? (
        <Outcome>
          <Section title={t('form.result')}>
            <DoctorResult
              report={form.report}
              running={form.busy === 'test'}
              error={null}
              verdicts={[t('form.passed'), t('form.notPassed')]}
              label={t('diagnose.timeline')}
              onCopy={copyText}
            />
          </Section>
        </Outcome>
      ) : null}
      {form.error ? (
        <Outcome>
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
        </Outcome>
      ) : null}
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

/** Comes into view when it appears or grows: the button that made it may be far away. */
function Outcome({ children }: { children: ReactNode }): ReactNode {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!box.current) return undefined;
    const show = (): void => box.current?.scrollIntoView({ block: 'nearest' });
    const observer = new ResizeObserver(show);
    observer.observe(box.current);
    return () => observer.disconnect();
  }, []);
  return (
    <div ref={box} className={styles.outcome}>
      {children}
    </div>
  );
}
