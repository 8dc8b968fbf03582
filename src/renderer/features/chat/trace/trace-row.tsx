import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { TraceSpan } from '../../../../shared/model/turn-trace';
import { useDuration } from '../../../ui/use-duration';
import { isDetail, type traceBars } from './trace-bars';
import styles from './trace-panel.module.css';

/** One bar with its name, duration, and who was waited for. */
export function TraceRow({ bar }: { bar: ReturnType<typeof traceBars>[number] }): ReactNode {
  const { span, ms, left, width } = bar;
  const duration = useDuration();
  const kind = span.name === 'total' ? styles.total : isDetail(span) ? styles.detail : undefined;
  return (
    <li className={[styles.span, kind].filter(Boolean).join(' ')}>
      <TraceLabel span={span} />
      <span className={styles.ms}>{duration(ms)}</span>
      <span className={styles.track} aria-hidden="true">
        <span className={styles.bar} style={{ left: `${left}%`, width: `${width}%` }} />
      </span>
    </li>
  );
}

function TraceLabel({ span }: { span: TraceSpan }): ReactNode {
  const { t } = useTranslation('chat');
  if ('operation' in span) {
    const { service, operation, outcome, retries, logid } = span;
    const isFine = outcome === 'ok' || outcome === 'ABORTED';
    const notes = [
      service === 'api' ? 'Coze' : service === 'kai' ? 'KAI' : '',
      retries > 0 ? t('trace.retries', { count: retries }) : '',
      isFine ? '' : outcome,
    ];
    return (
      <Label
        name={operation}
        mono
        notes={notes}
        title={logid === null ? undefined : `logid ${logid}`}
      />
    );
  }
  if ('toolName' in span) {
    const { name, toolName, serverName, code } = span;
    if (name === 'approval')
      return <Label name={t('trace.approval')} notes={[t('trace.waitedFor.you')]} />;
    return <Label name={toolName} mono notes={[serverName ?? '', code ?? '']} />;
  }
  if (span.name === 'total') return <Label name={t('trace.total')} notes={[]} />;
  // Queue time without an earlier turn is the time it took to begin.
  const waitsForNobody = span.name === 'queue' && span.waitedFor === undefined;
  return (
    <Label
      name={t(`trace.${span.name}`)}
      notes={waitsForNobody ? [] : [t(`trace.waitedFor.${WAITED_FOR[span.name]}`)]}
    />
  );
}

/** Whom each step waits for. */
const WAITED_FOR = {
  queue: 'earlier',
  token: 'coze',
  upload: 'coze',
  knowledge: 'kai',
  'first-byte': 'coze',
  stream: 'coze',
  tool: 'kai',
} as const;

function Label({
  name,
  notes,
  mono = false,
  title,
}: {
  name: string;
  notes: readonly string[];
  mono?: boolean;
  title?: string | undefined;
}): ReactNode {
  return (
    <span className={styles.label} title={title}>
      <span className={mono ? styles.mono : undefined}>{name}</span>
      <span className={styles.notes}>{notes.filter((note) => note !== '').join(' · ')}</span>
    </span>
  );
}
