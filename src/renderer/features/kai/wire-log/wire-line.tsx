import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WireLogEntry } from '../../../../shared/model/kai-call';
import { copyText } from '../../../lib/system-actions';
import { CopyButton } from '../../../ui/copy-button';
import { JsonView } from '../../../ui/json-view';
import { useMomentWords } from '../../../ui/moment-words';
import { StatusMark } from '../../../ui/status-mark';
import { useDuration } from '../../../ui/use-duration';
import { textOf } from './wire-filter';
import styles from './wire-line.module.css';

/** One message as a line; expanded, with headers and body. */
export function WireLine({ entry }: { entry: WireLogEntry }): ReactNode {
  const { t } = useTranslation('kaiConsole');
  const moment = useMomentWords();
  const duration = useDuration();
  const [opened, setOpened] = useState(false);
  const facts = [
    entry.status === null ? '' : String(entry.status),
    entry.ms === null ? '' : duration(entry.ms),
  ]
    .filter(Boolean)
    .join(' · ');
  return (
    <li>
      <button
        type="button"
        className={styles.line}
        aria-expanded={opened}
        onClick={() => setOpened(!opened)}
      >
        <time className={styles.soft} dateTime={entry.at} title={moment.exact(entry.at)}>
          {moment.clock(entry.at)}
        </time>
        <span className={styles.direction}>{t(`log.${entry.direction}`)}</span>
        <span className={styles.kind}>{t(`log.kind.${entry.kind}`)}</span>
        <code className={styles.method}>{entry.method ?? t('log.answer')}</code>
        {entry.isError ? <StatusMark status="down" label={t('log.kind.error')} /> : null}
        <span className={styles.soft}>{facts}</span>
      </button>
      {opened ? (
        <div className={styles.details}>
          {entry.headers.length > 0 ? (
            <pre className={styles.headers}>
              {entry.headers.map(({ name, value }) => `${name}: ${value}`).join('\n')}
            </pre>
          ) : null}
          {entry.body === '' ? null : (
            <JsonView label={t('log.body')} text={entry.body} onCopy={copyText} />
          )}
          {entry.cut ? <p className={styles.soft}>{t('log.cut')}</p> : null}
          <div>
            <CopyButton text={textOf(entry)} label={t('log.copyLine')} onCopy={copyText} />
          </div>
        </div>
      ) : null}
    </li>
  );
}
