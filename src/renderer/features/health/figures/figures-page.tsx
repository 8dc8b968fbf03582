import { type ReactNode, useState } from 'react';
import type { HistoryRange, MeteredService } from '../../../../shared/model/monitoring';
import { copyText } from '../../../lib/system-actions';
import { ErrorCard } from '../../../ui/error-card';
import { MonitoringView } from '../../../ui/monitoring/monitoring-view';
import { TextSkeleton } from '../../../ui/skeletons';
import { ScrollColumn } from '../scroll-column';
import { useFigures } from './use-figures';

/**
 * The four groups of the guide (step 7.3), live: what the page at /monitoring shows in a browser.
 */
export function FiguresPage(): ReactNode {
  const [source, setSource] = useState<MeteredService>('api');
  const [range, setRange] = useState<HistoryRange>('1h');
  const { page, readAt, error } = useFigures(range);
  return (
    <ScrollColumn>
      {error ? <ErrorCard error={error} onCopy={copyText} /> : null}
      {page ? (
        <MonitoringView
          page={page}
          readAt={readAt}
          source={source}
          range={range}
          onSource={setSource}
          onRange={setRange}
        />
      ) : null}
      {page === null && error === null ? <TextSkeleton widths={[50, 90, 90, 60, 90, 90]} /> : null}
    </ScrollColumn>
  );
}
