import { type ReactNode, useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LogFilter } from '../../../../shared/model/log';
import { copyText } from '../../../lib/system-actions';
import { EmptyState } from '../../../ui/empty-state';
import { NoMatch } from '../../../ui/no-match';
import { ErrorCard } from '../../../ui/error-card';
import { TextSkeleton } from '../../../ui/skeletons';
import { LogFilters } from './log-filters';
import { LogList } from './log-list';
import { useLog } from './use-log';
import styles from './log-page.module.css';

const NO_FILTER: LogFilter = { level: 'debug', module: '', text: '' };

/** The integration log, live: by level, module and words. */
export function LogPage(): ReactNode {
  const { t } = useTranslation('health');
  const [filter, setFilter] = useState<LogFilter>(NO_FILTER);
  const [follows, setFollows] = useState(true);
  const { level, module } = filter;
  const text = useDeferredValue(filter.text);
  const { lines, modules, error } = useLog({ level, module, text }, follows);
  const filtered = level !== NO_FILTER.level || module !== '' || text.trim() !== '';
  return (
    <div className={styles.page}>
      <LogFilters
        filter={filter}
        modules={modules}
        follows={follows}
        onChange={setFilter}
        onFollow={setFollows}
      />
      {error ? <ErrorCard error={error} onCopy={copyText} /> : null}
      {lines === null && !error ? (
        <div className={styles.waiting}>
          <TextSkeleton widths={[80, 60, 70, 90, 50, 60]} />
        </div>
      ) : null}
      {lines?.length === 0 ? (
        filtered ? (
          <NoMatch title={t('logs.noMatch')} onClear={() => setFilter(NO_FILTER)} />
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
