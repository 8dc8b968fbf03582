import { Button, Input, Select, Switch } from 'antd';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { LogFilter, LogLevel } from '../../../../shared/model/log';
import { request } from '../../../lib/ipc';
import { settingsState } from '../../../lib/main-states';
import { useMainState } from '../../../lib/use-main-state';
import styles from './log-page.module.css';

const LEVELS = ['debug', 'info', 'warn', 'error'] as const satisfies readonly LogLevel[];

interface LogFiltersProps {
  filter: LogFilter;
  /** Those that have written something. */
  modules: readonly string[];
  follows: boolean;
  onChange: (filter: LogFilter) => void;
  onFollow: (follows: boolean) => void;
}

/** Which lines of the log are shown, whether they follow, and debug mode. */
export function LogFilters({
  filter,
  modules,
  follows,
  onChange,
  onFollow,
}: LogFiltersProps): ReactNode {
  const { t } = useTranslation('health');
  return (
    <div className={styles.bar} role="search" aria-label={t('logs.filter')}>
      <Select
        aria-label={t('logs.level')}
        value={filter.level}
        onChange={(level) => onChange({ ...filter, level })}
        options={LEVELS.map((value) => ({ value, label: t(`logs.levels.${value}`) }))}
        popupMatchSelectWidth={false}
      />
      <Select
        aria-label={t('logs.module')}
        value={filter.module}
        onChange={(module) => onChange({ ...filter, module })}
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
        value={filter.text}
        onChange={(event) => onChange({ ...filter, text: event.target.value })}
      />
      <Toggle label={t('logs.follow')} checked={follows} onChange={onFollow} />
      <DebugMode />
      <Button onClick={() => void request('log.openFolder')}>{t('logs.openFolder')}</Button>
    </div>
  );
}

/** Debug mode, switched while the app runs. */
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
