import { ArrowLeftOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProfileView } from '../../../../shared/model/profile';
import { navigate, writeRoute } from '../../../lib/hash-route';
import { copyText } from '../../../lib/system-actions';
import { FormButtons } from '../../../ui/form-buttons';
import { FormOutcome } from '../../../ui/form-outcome';
import { Page } from '../../../ui/page';
import { AppFields } from './app-fields';
import { BotFields } from './bot-fields';
import { KeyFields } from './key-fields';
import { PatFields } from './pat-fields';
import { PlatformFields } from './platform-fields';
import { useConnectionForm } from './use-connection-form';
import styles from '../../../ui/form-page.module.css';

/** Connects a bot of one's own, or changes a connection: all of it can be tested before saving. */
export function ConnectionForm({ profile }: { profile: ProfileView | null }): ReactNode {
  const { t } = useTranslation('setup');
  const form = useConnectionForm(profile);
  const save = async (keep: 'keychain' | 'this-run'): Promise<void> => {
    if (await form.save(keep)) navigate(['chat']);
  };
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
      <FormOutcome
        busy={form.busy}
        report={form.report}
        error={form.error}
        words={{
          title: t('form.result'),
          verdicts: [t('form.passed'), t('form.notPassed')],
          timeline: t('diagnose.timeline'),
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
