import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DoctorReport } from '../../../../shared/model/health';
import { writeRoute } from '../../../lib/hash-route';
import { request } from '../../../lib/ipc';
import { copyText } from '../../../lib/system-actions';
import { useAction } from '../../../lib/use-action';
import { DoctorResult } from '../../../ui/doctor-result';
import { Section } from '../../../ui/page';
import styles from './overview.module.css';

const diagnose = () => request('health.diagnose');

/** Checks every layer of the chain now. */
export function DiagnoseNow(): ReactNode {
  const { t } = useTranslation(['health', 'audit']);
  const { run, running, error } = useAction(diagnose);
  const [report, setReport] = useState<DoctorReport | null>(null);
  const start = async (): Promise<void> => {
    setReport(null);
    setReport((await run()) ?? null);
  };
  return (
    <Section
      title={t('diagnose.title')}
      text={t('diagnose.text')}
      action={
        <div className={styles.buttons}>
          <Button href={writeRoute('health', 'bundle')}>{t('audit:bundle.open')}</Button>
          <Button type="primary" loading={running} onClick={() => void start()}>
            {t(running ? 'diagnose.running' : 'diagnose.action')}
          </Button>
        </div>
      }
    >
      <DoctorResult
        report={report}
        running={running}
        error={error}
        verdicts={[t('diagnose.healthy'), t('diagnose.unhealthy')]}
        label={t('diagnose.timeline')}
        onCopy={copyText}
      />
    </Section>
  );
}
