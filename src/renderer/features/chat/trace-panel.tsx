import { CloseOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Turn } from '../../../shared/model/chat';
import { KeyValueList } from '../../ui/key-value-list';
import { useDuration } from '../../ui/use-duration';
import { traceBars } from './trace-bars';
import styles from './trace-panel.module.css';

/** Where the time of one turn went: a bar per step, on one scale. Esc and the cross close it. */
export function TracePanel({ turn, onClose }: { turn: Turn; onClose: () => void }): ReactNode {
  const { t, i18n } = useTranslation(['chat', 'ui']);
  const duration = useDuration();
  const close = useRef<HTMLButtonElement>(null);
  useEffect(() => close.current?.focus(), []);
  const { usage, firstTokenMs } = turn;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Esc puts it away from wherever the focus is inside
    <aside
      className={styles.panel}
      aria-label={t('trace.title')}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
      }}
    >
      <header className={styles.head}>
        <h3>{t('trace.title')}</h3>
        <Button ref={close} type="text" size="small" icon={<CloseOutlined />} aria-label={t('ui:action.close')} title={t('ui:action.close')} onClick={onClose} />
      </header>
      <p className={styles.question}>{turn.question}</p>
      <ol className={styles.spans}>
        {traceBars(turn.trace).map((bar) => (
          <li key={`${bar.name}-${bar.startMs}`} className={bar.name === 'total' ? `${styles.span} ${styles.total}` : styles.span}>
            <span>{t(`trace.${bar.name}`)}</span>
            <span className={styles.ms}>{duration(bar.ms)}</span>
            <span className={styles.track} aria-hidden="true">
              <span className={styles.bar} style={{ left: `${bar.left}%`, width: `${bar.width}%` }} />
            </span>
          </li>
        ))}
      </ol>
      <KeyValueList
        items={[
          ...(firstTokenMs === null ? [] : [{ name: t('trace.firstToken'), value: duration(firstTokenMs) }]),
          ...(usage ? [{ name: 'tokens', value: t('figures.usageDetail', usage) }] : []),
          { name: t('trace.asked'), value: new Date(turn.createdAt).toLocaleString(i18n.language) },
        ]}
      />
    </aside>
  );
}
