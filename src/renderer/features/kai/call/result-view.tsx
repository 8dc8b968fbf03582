import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ToolResult } from '../../../../shared/model/kai-call';
import { copyText } from '../../../lib/system-actions';
import { JsonView } from '../../../ui/json-view';
import { StatusMark } from '../../../ui/status-mark';
import { ResultPartView } from './result-part';
import { sizeWords } from './size-words';
import styles from './result-view.module.css';

/** What a tool answered, part by part. All of it is untrusted. */
export function ResultView({ result }: { result: ToolResult }): ReactNode {
  const { t } = useTranslation('kaiConsole');
  return (
    <div className={styles.result}>
      {result.isError ? (
        <p className={styles.notice}>
          <StatusMark status="degraded" /> {t('result.isError')}
        </p>
      ) : null}
      {result.cut ? (
        <p className={styles.notice}>
          <StatusMark status="degraded" /> {t('result.cut')}
        </p>
      ) : null}
      {result.content.length === 0 && result.structured === null ? (
        <p className={styles.soft}>{t('result.empty')}</p>
      ) : null}
      {result.content.map((part, at) => (
        // The parts of a finished result never change places.
        // oxlint-disable-next-line react/no-array-index-key
        <ResultPartView key={at} part={part} />
      ))}
      {result.structuredProblem === null ? null : (
        <p className={styles.notice}>
          <StatusMark status="degraded" />{' '}
          {t('result.problem', { problem: result.structuredProblem })}
        </p>
      )}
      {result.structured === null ? null : (
        <JsonView label={t('result.structured')} text={result.structured} onCopy={copyText} />
      )}
      <p className={styles.soft}>{t('result.size', { size: sizeWords(result.bytes) })}</p>
    </div>
  );
}
