import { CloseOutlined, ExportOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Turn } from '../../../../shared/model/chat';
import { copyText } from '../../../lib/system-actions';
import { CopyButton } from '../../../ui/copy-button';
import { KeyValueList } from '../../../ui/key-value-list';
import { useMomentWords } from '../../../ui/moment-words';
import { useDuration } from '../../../ui/use-duration';
import { ExportNote } from '../conversation/export-note';
import { traceBars } from './trace-bars';
import { TraceRow } from './trace-row';
import { useExport } from '../conversation/use-export';
import styles from './trace-panel.module.css';

/**
 * Where the time of one turn went: a bar per step, on one scale, and what happened within it. Esc
 * and the cross close it.
 */
export function TracePanel({ turn, onClose }: { turn: Turn; onClose: () => void }): ReactNode {
  const { t } = useTranslation('chat');
  const moments = useMomentWords();
  const duration = useDuration();
  const { outcome, exportTrace, dismiss } = useExport();
  const { usage, firstTokenMs } = turn;
  return (
    // Esc closes it wherever the focus is inside.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <aside
      className={styles.panel}
      aria-label={t('trace.title')}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
      }}
    >
      <TraceHead onExport={() => exportTrace(turn.id)} onClose={onClose} />
      {outcome ? <ExportNote outcome={outcome} onDismiss={dismiss} /> : null}
      <p className={styles.question}>{turn.question}</p>
      <ol className={styles.spans}>
        {traceBars(turn.trace).map((bar, index) => (
          <TraceRow key={`${bar.span.name}-${index}`} bar={bar} />
        ))}
      </ol>
      <KeyValueList
        items={[
          ...(firstTokenMs === null
            ? []
            : [{ name: t('trace.firstToken'), value: duration(firstTokenMs) }]),
          ...(usage ? [{ name: 'tokens', value: t('figures.usageDetail', usage) }] : []),
          { name: t('trace.asked'), value: moments.exact(turn.createdAt) },
        ]}
      />
      <div className={styles.id}>
        <p>{t('trace.id')}</p>
        <p className={styles.idValue}>
          <code>{turn.id}</code>
          <CopyButton text={turn.id} label={t('trace.copyId')} onCopy={copyText} iconOnly />
        </p>
        <p className={styles.hint}>{t('trace.idHint')}</p>
      </div>
    </aside>
  );
}

/** Takes the focus when the panel opens: the way back out of it. */
function TraceHead({
  onExport,
  onClose,
}: {
  onExport: () => void;
  onClose: () => void;
}): ReactNode {
  const { t } = useTranslation(['chat', 'ui']);
  const close = useRef<HTMLButtonElement>(null);
  useEffect(() => close.current?.focus(), []);
  return (
    <header className={styles.head}>
      <h3>{t('trace.title')}</h3>
      <Button
        type="text"
        size="small"
        icon={<ExportOutlined />}
        aria-label={t('trace.export')}
        title={t('trace.exportHint')}
        onClick={onExport}
      >
        {t('trace.export')}
      </Button>
      <Button
        ref={close}
        type="text"
        size="small"
        icon={<CloseOutlined />}
        aria-label={t('ui:action.close')}
        title={t('ui:action.close')}
        onClick={onClose}
      />
    </header>
  );
}
