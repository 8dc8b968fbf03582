import { Button, Input, Select, Switch } from 'antd';
import { type ReactNode, useDeferredValue, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LogLevel } from '../../../../shared/model/log';
import { request } from '../../../lib/ipc';
import { settingsState } from '../../../lib/main-states';
import { copyText } from '../../../lib/system-actions';
import { useMainState } from '../../../lib/use-main-state';
import { EmptyState } from '../../../ui/empty-state';
import { NoMatch } from '../../../ui/no-match';
import { ErrorCard } from '../../../ui/error-card';
import { TextSkeleton } from '../../../ui/skeletons';
import { LogList } from './log-list';
import { useLog } from './use-log';
import styles from './log-page.module.css';

const LEVELS = ['debug', 'info', 'warn', 'error'] as const satisfies readonly LogLevel[];
const NO_FILTER = { level: 'debug', module: '', text: '' } as const;

/** The integration log, live: by level, module and words. */
export function LogPage(): ReactNode {
  const { t } = useTranslation('health');
  const [level, setLevel] = useState<LogLevel>('debug');
  const [module, setModule] = useState('');
  const [search, setSearch] = useState('');
  const [follows, setFollows] = useState(true);
  const text = useDeferredValue(search);
  const { lines, modules, error } = useLog({ level, module, text }, follows);
  const clear = (): void => {
    setLevel(NO_FILTER.level);
    setModule(NO_FILTER.module);
    setSearch(NO_FILTER.text);
  };
  const filtered = level !== NO_FILTER.level || module !== '' || text.trim() !== '';
  return (
    <div className={styles.page}>
      <div className={styles.bar} role="search" aria-label={t('logs.filter')}>
        <Select
          aria-label={t('logs.level')}
          value={level}
          onChange={setLevel}
          options={LEVELS.map((value) => ({ value, label: t(`logs.levels.${value}`) }))}
          popupMatchSelectWidth={false}
        />
        <Select
          aria-label={t('logs.module')}
          value={module}
          onChange={setModule}
          options={[
            { value: '', label: t('logs.allModules') },
            ...modules.map((value) => ({ value, label: value })),
          ]}
          popupMatchSelectWidth={false}
        />
        <Input
          className={styles.search ?? ''}
          allowClear
          placeholder={t('logs.search')}
          aria-label={t('logs.search')}
          value={search}
          onChange={(event) => setSearch(event.target.value)}
        />
        <Toggle label={t('logs.follow')} checked={follows} onChange={setFollows} />
        <DebugMode />
        <Button onClick={() => void request('log.openFolder')}>{t('logs.openFolder')}</Button>
      </div>
      {error ? <ErrorCard error={error} onCopy={copyText} /> : null}
      {lines === null && !error ? (
        <div className={styles.waiting}>
          <TextSkeleton widths={[80, 60, 70, 90, 50, 60]} />
        </div>
      ) : null}
      {lines?.length === 0 ? (
        filtered ? (
          <NoMatch title={t('logs.noMatch')} onClear={clear} />
        ) : (
          <EmptyState title={t('logs.empty')} text={t('logs.emptyText')} />
        )
      ) : null}
      {lines && lines.length > 0 ? (
        <LogList lines={lines} follows={follows} onScrolledAway={() => setFollows(false)} />
      ) : null}
    </div>
  );
}

/** The guide's debug mode, switched while the app runs. */
function DebugMode(): ReactNode {
  const { t } = useTranslation('health');
  const debug = useMainState(settingsState).value?.debug ?? false;
  return (
    <Toggle
      label={t('logs.debug')}
      hint={t('logs.debugHint')}
      checked={debug}
      onChange={(on) => void request('settings.change', { debug: on })}
    />
  );
}

function Toggle({
  label,
  hint,
  checked,
  onChange,
}: {
  label: string;
  hint?: string;
  checked: boolean;
  onChange: (on: boolean) => void;
}): ReactNode {
  const id = useId();
  return (
    <span className={styles.toggle} title={hint}>
      <Switch size="small" checked={checked} onChange={onChange} aria-labelledby={id} />
      <label id={id}>{label}</label>
    </span>
  );
}
