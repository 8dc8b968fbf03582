import { CloseOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ErrorView } from '../../../../shared/model/error-view';
import type { DeliveryDifference } from '../../../../shared/model/webhook';
import { writeRoute } from '../../../lib/hash-route';
import { request } from '../../../lib/ipc';
import { copyText } from '../../../lib/system-actions';
import { ErrorCard } from '../../../ui/error-card';
import { TextSkeleton } from '../../../ui/skeletons';
import styles from './diff-panel.module.css';

const PARTS = ['facts', 'headers', 'body'] as const;

/** Where two deliveries differ, by part and place. */
export function DiffPanel({
  leftId,
  rightId,
  onClose,
}: {
  leftId: string;
  rightId: string;
  onClose: () => void;
}): ReactNode {
  const { t } = useTranslation('webhooks');
  const [found, setFound] = useState<DeliveryDifference[] | null>(null);
  const [error, setError] = useState<ErrorView | null>(null);
  useEffect(() => {
    void (async () => {
      const answer = await request('webhook.diff', { leftId, rightId });
      if (answer.ok) setFound(answer.value);
      else setError(answer.error);
    })();
  }, [leftId, rightId]);
  return (
    <aside className={styles.panel} aria-label={t('diff.title')}>
      <header className={styles.head}>
        <h2>{t('diff.title')}</h2>
        <Button
          type="text"
          icon={<CloseOutlined aria-hidden="true" />}
          aria-label={t('diff.close')}
          title={t('diff.close')}
          onClick={onClose}
        />
      </header>
      <p className={styles.sides}>
        <a href={writeRoute('webhooks', leftId)}>{t('diff.left')}</a>
        <a href={writeRoute('webhooks', rightId)}>{t('diff.right')}</a>
      </p>
      {error ? <ErrorCard error={error} onCopy={copyText} /> : null}
      {!found && !error ? <TextSkeleton /> : null}
      {found?.length === 0 ? <p>{t('diff.none')}</p> : null}
      {PARTS.map((part) => (
        <Part
          key={part}
          part={part}
          differences={(found ?? []).filter((each) => each.part === part)}
        />
      ))}
    </aside>
  );
}

function Part({
  part,
  differences,
}: {
  part: (typeof PARTS)[number];
  differences: readonly DeliveryDifference[];
}): ReactNode {
  const { t } = useTranslation('webhooks');
  if (differences.length === 0) return null;
  return (
    <section className={styles.part} aria-label={t(`diff.part.${part}`)}>
      <h3>{t(`diff.part.${part}`)}</h3>
      <dl>
        {differences.map(({ path, left, right }) => (
          <div key={path} className={styles.difference}>
            <dt>{path}</dt>
            <dd className={styles.left}>
              <span className="visually-hidden">{t('diff.left')}: </span>
              {left ?? <em>{t('diff.absent')}</em>}
            </dd>
            <dd className={styles.right}>
              <span className="visually-hidden">{t('diff.right')}: </span>
              {right ?? <em>{t('diff.absent')}</em>}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
