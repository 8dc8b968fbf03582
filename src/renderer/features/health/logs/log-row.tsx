import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LinkStatus } from '../../../../shared/model/health';
import type { LogLevel, LogLine } from '../../../../shared/model/log';
import { copyText } from '../../../lib/system-actions';
import { CopyButton } from '../../../ui/copy-button';
import { KeyValueList } from '../../../ui/key-value-list';
import { useMomentWords } from '../../../ui/moment-words';
import { StatusMark } from '../../../ui/status-mark';
import styles from './log-row.module.css';

const MARKS: Partial<Record<LogLevel, LinkStatus>> = { warn: 'degraded', error: 'down' };

/** One line; expanded, it shows every field. */
export function LogRow({ line }: { line: LogLine }): ReactNode {
  const { t } = useTranslation('health');
  const moment = useMomentWords();
  const [opened, setOpened] = useState(false);
  const { at, level, module, message, fields } = line;
  const mark = MARKS[level];
  const rest = Object.entries(fields);
  return (
    <>
      <button
        type="button"
        className={styles.line}
        aria-expanded={opened}
        data-level={level}
        onClick={() => setOpened(!opened)}
      >
        <time className={styles.time} dateTime={at} title={moment.exact(at)}>
          {moment.clock(at)}
        </time>
        <span className={styles.level}>
          {mark ? <StatusMark status={mark} /> : null}
          {t(`logs.levelName.${level}`)}
        </span>
        <span className={styles.module}>{module}</span>
        <span className={styles.message}>{message}</span>
        <span className={styles.fields}>
          {rest.map(([name, value]) => `${name}=${String(value)}`).join(' ')}
        </span>
      </button>
      {opened ? (
        <div className={styles.details}>
          <KeyValueList
            items={[
              { name: 'time', value: at, mono: true },
              ...rest.map(([name, value]) => ({ name, value: String(value), mono: true })),
            ]}
          />
          <CopyButton text={JSON.stringify(line)} label={t('logs.copyLine')} onCopy={copyText} />
        </div>
      ) : null}
    </>
  );
}
