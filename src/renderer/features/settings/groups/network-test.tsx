import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { NetworkTrial } from '../../../../shared/model/network';
import { request } from '../../../lib/ipc';
import { copyText } from '../../../lib/system-actions';
import { useAction } from '../../../lib/use-action';
import { ErrorCard } from '../../../ui/error-card';
import { StatusMark } from '../../../ui/status-mark';
import { useDuration } from '../../../ui/use-duration';
import { SettingRow } from '../rows/setting-row';
import styles from './network-test.module.css';

const tryNetwork = () => request('network.test');

/** Tests the route out, and says which one was used and how long it took, or what went wrong. */
export function NetworkTest(): ReactNode {
  const { t } = useTranslation('network');
  const [trial, setTrial] = useState<NetworkTrial | null>(null);
  const { run, running, error } = useAction(tryNetwork);
  const test = async (): Promise<void> => {
    setTrial(null);
    setTrial((await run()) ?? null);
  };
  return (
    <>
      <SettingRow label={t('test.label')} hint={t('test.hint')}>
        <Button loading={running} onClick={() => void test()}>
          {t(running ? 'test.running' : 'test.run')}
        </Button>
      </SettingRow>
      {trial ? <Outcome trial={trial} /> : null}
      {error ? <ErrorCard error={error} onCopy={copyText} /> : null}
    </>
  );
}

function Outcome({ trial }: { trial: NetworkTrial }): ReactNode {
  const { t } = useTranslation('network');
  const duration = useDuration();
  const way = t(`way.${trial.way}`, { proxy: trial.proxy ?? '' });
  return (
    <>
      <p className={styles.outcome} role="status">
        <StatusMark status={trial.error ? 'down' : 'ok'} />
        <span>
          {t(trial.error ? 'test.fails' : 'test.works', {
            way,
            target: trial.target,
            time: duration(trial.ms),
          })}
        </span>
      </p>
      {trial.error ? <ErrorCard error={trial.error} onCopy={copyText} /> : null}
    </>
  );
}
