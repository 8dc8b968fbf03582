import { Button, Switch } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ErrorView } from '../../../../shared/model/error-view';
import type { DoctorReport } from '../../../../shared/model/health';
import type { KaiServerView } from '../../../../shared/model/kai';
import { navigate } from '../../../lib/hash-route';
import { request } from '../../../lib/ipc';
import { copyText } from '../../../lib/system-actions';
import { type Action, useAction } from '../../../lib/use-action';
import { DoctorResult } from '../../../ui/doctor-result';
import { ErrorCard } from '../../../ui/error-card';
import { KeyValueList } from '../../../ui/key-value-list';
import { StatusMark } from '../../../ui/status-mark';
import { SERVER_MARKS, serverTitle } from '../sidebar/server-marks';
import { useServerFacts } from './server-facts';
import styles from './server-item.module.css';

/** One server: its state and why, its protocol facts, and what can be done with it. */
export function ServerItem({
  server,
  onRemove,
}: {
  server: KaiServerView;
  onRemove: () => void;
}): ReactNode {
  const serverId = server.id;
  const facts = useServerFacts(server);
  const [report, setReport] = useState<DoctorReport | null>(null);
  const enable = useAction((enabled: boolean) =>
    request('kai.enableServer', { serverId, enabled }),
  );
  const reconnect = useAction(() => request('kai.reconnect', { serverId }));
  const refresh = useAction(() => request('kai.refreshTools', { serverId }));
  const diagnosis = useAction(() => request('kai.diagnose', { serverId }));
  const name = serverTitle(server);
  const error = enable.error ?? reconnect.error ?? refresh.error;
  const diagnose = async (): Promise<void> => setReport((await diagnosis.run()) ?? null);
  return (
    <li aria-label={name}>
      <ServerHead
        server={server}
        switching={enable.running}
        onEnable={(enabled) => void enable.run(enabled)}
      />
      {server.reason && server.status !== 'ready' ? (
        <ErrorCard error={server.reason} onCopy={copyText} />
      ) : null}
      {error ? <ErrorCard error={error} onCopy={copyText} /> : null}
      <KeyValueList items={facts} />
      <ServerButtons
        server={server}
        reconnect={reconnect}
        refresh={refresh}
        diagnosing={diagnosis.running}
        onDiagnose={() => void diagnose()}
        onRemove={onRemove}
      />
      <ServerDiagnosis report={report} running={diagnosis.running} error={diagnosis.error} />
    </li>
  );
}

function ServerHead({
  server,
  switching,
  onEnable,
}: {
  server: KaiServerView;
  switching: boolean;
  onEnable: (enabled: boolean) => void;
}): ReactNode {
  const { t } = useTranslation('kaiConsole');
  const name = serverTitle(server);
  return (
    <div className={styles.head}>
      <h3 className={styles.name}>{name}</h3>
      <span className={styles.status}>
        <StatusMark status={SERVER_MARKS[server.status]} /> {t(`servers.status.${server.status}`)}
      </span>
      {server.builtIn ? <span className={styles.soft}>{t('servers.builtIn')}</span> : null}
      {server.local && !server.builtIn ? (
        <span className={styles.soft}>{t('servers.local')}</span>
      ) : null}
      <Switch
        className={styles.switch ?? ''}
        size="small"
        aria-label={t('servers.enable', { name })}
        checked={server.enabled}
        loading={switching}
        onChange={onEnable}
      />
    </div>
  );
}

interface ServerButtonsProps {
  server: KaiServerView;
  reconnect: Action<[], unknown>;
  refresh: Action<[], unknown>;
  diagnosing: boolean;
  onDiagnose: () => void;
  onRemove: () => void;
}

/** The built-in server can be neither edited nor removed. */
function ServerButtons({
  server,
  reconnect,
  refresh,
  diagnosing,
  onDiagnose,
  onRemove,
}: ServerButtonsProps): ReactNode {
  const { t } = useTranslation('kaiConsole');
  return (
    <div className={styles.actions}>
      {server.builtIn ? null : (
        <Button size="small" onClick={() => navigate(['kai', 'servers', 'edit', server.id])}>
          {t('servers.edit')}
        </Button>
      )}
      <Button
        size="small"
        disabled={!server.enabled}
        loading={reconnect.running}
        onClick={() => void reconnect.run()}
      >
        {t('servers.reconnect')}
      </Button>
      <Button
        size="small"
        disabled={!server.enabled}
        loading={refresh.running}
        onClick={() => void refresh.run()}
      >
        {t('servers.refresh')}
      </Button>
      <Button size="small" loading={diagnosing} onClick={onDiagnose}>
        {t('servers.diagnose')}
      </Button>
      {server.builtIn ? null : (
        <Button size="small" type="text" danger onClick={onRemove}>
          {t('servers.remove')}
        </Button>
      )}
    </div>
  );
}

function ServerDiagnosis(found: {
  report: DoctorReport | null;
  running: boolean;
  error: ErrorView | null;
}): ReactNode {
  const { t } = useTranslation('kaiConsole');
  if (!found.report && !found.running && !found.error) return null;
  return (
    <div className={styles.report}>
      <DoctorResult
        {...found}
        verdicts={[t('servers.healthy'), t('servers.unhealthy')]}
        label={t('servers.timeline')}
        onCopy={copyText}
      />
    </div>
  );
}
