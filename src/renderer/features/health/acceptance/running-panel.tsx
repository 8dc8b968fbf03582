import { Button, Progress } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AcceptanceState } from '../../../../shared/model/acceptance';
import { request } from '../../../lib/ipc';
import { Section } from '../../../ui/page';
import { CheckTimeline } from './check-timeline';
import { CriteriaFigures } from './criteria-figures';
import styles from './acceptance.module.css';

/** A run in progress: how far it is, how long it will take, what is known so far. */
export function RunningPanel({
  running,
}: {
  running: NonNullable<AcceptanceState['running']>;
}): ReactNode {
  const { t } = useTranslation('acceptance');
  const { target, phase, percent, secondsLeft, checks, criteria } = running;
  return (
    <Section
      title={t('ui.running', { name: t(`kind.${target}`) })}
      action={<Button onClick={() => void request('acceptance.cancel')}>{t('ui.cancel')}</Button>}
    >
      <div>
        <Progress aria-label={t('ui.progress')} percent={percent} showInfo={false} />
        <p className={styles.facts} role="status">
          {`${t(`phase.${phase}`)} · ${t('ui.left', { count: secondsLeft })}`}
        </p>
      </div>
      {criteria.length > 0 ? <CriteriaFigures criteria={criteria} target={target} /> : null}
      {checks.length > 0 ? <CheckTimeline checks={checks} /> : null}
    </Section>
  );
}
