import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { navigate } from '../../lib/hash-route';
import { request } from '../../lib/ipc';
import { wizardState } from '../../lib/main-states';
import { copyText } from '../../lib/system-actions';
import { useAction } from '../../lib/use-action';
import { useMainState } from '../../lib/use-main-state';
import { BrandMark } from '../../ui/brand-mark';
import { ErrorCard } from '../../ui/error-card';
import styles from './welcome-screen.module.css';

const startSandbox = () => request('setup.useSandbox');

/** The first run: the built-in sandbox with one click, or a bot of one's own. */
export function WelcomeScreen(): ReactNode {
  const { t } = useTranslation(['welcome', 'wizard']);
  const wizard = useMainState(wizardState).value;
  const begun = wizard?.begun === true ? wizard.step : null;
  const { run, running, error } = useAction(startSandbox);
  const enter = async (): Promise<void> => {
    if (await run()) navigate(['chat']);
  };
  return (
    <div className={styles.screen}>
      <div className={styles.inner}>
        <BrandMark size={40} />
        <h1>{t('title')}</h1>
        <p className={styles.lead}>{t('text')}</p>
        <ul className={styles.ways}>
          <li>
            <div>
              <h2>{t('sandbox.title')}</h2>
              <p>{t('sandbox.text')}</p>
            </div>
            <Button type="primary" loading={running} onClick={() => void enter()}>
              {t('sandbox.action')}
            </Button>
          </li>
          <li>
            <div>
              <h2>{t('own.title')}</h2>
              <p>
                {begun ? t('own.resumeText', { step: t(`wizard:step.${begun}`) }) : t('own.text')}
              </p>
            </div>
            <Button onClick={() => navigate(['setup'])}>
              {t(begun ? 'own.resume' : 'own.action')}
            </Button>
          </li>
        </ul>
        {error ? <ErrorCard error={error} onCopy={copyText} onRetry={() => void enter()} /> : null}
        <p className={styles.later}>{t('later')}</p>
      </div>
    </div>
  );
}
