import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { LinkStatus } from '../../../shared/model/health';
import type {
  WizardDraft,
  WizardState,
  WizardStep,
  WizardStepStatus,
} from '../../../shared/model/wizard';
import { writeRoute } from '../../lib/hash-route';
import { StatusMark } from '../../ui/status-mark';
import styles from './step-list.module.css';

const MARKS: Record<Exclude<WizardStepStatus, 'open'>, LinkStatus> = {
  done: 'ok',
  skipped: 'checking',
  unneeded: 'not-set-up',
};

interface StepListProps {
  steps: WizardState['steps'];
  current: WizardStep;
  auth: WizardDraft['auth'];
}

/** All steps with their states; any of them can be visited and changed at any time. */
export function StepList({ steps, current, auth }: StepListProps): ReactNode {
  const { t } = useTranslation('wizard');
  return (
    <nav aria-label={t('list')} className={styles.list}>
      <ol>
        {steps.map(({ step, status }, at) => (
          <li key={step}>
            <Entry step={step} isCurrent={step === current}>
              <span className={styles.mark}>
                {status === 'open' ? at + 1 : <StatusMark status={MARKS[status]} />}
              </span>
              <span>{step === 'app' && auth === 'pat' ? t('appPat') : t(`step.${step}`)}</span>
              <span className="visually-hidden">{t(`status.${status}`)}</span>
            </Entry>
          </li>
        ))}
      </ol>
    </nav>
  );
}

function Entry({
  step,
  isCurrent,
  children,
}: {
  step: WizardStep;
  isCurrent: boolean;
  children: ReactNode;
}): ReactNode {
  const link = useRef<HTMLAnchorElement>(null);
  useEffect(() => {
    if (isCurrent) link.current?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [isCurrent]);
  return (
    <a
      ref={link}
      href={writeRoute('setup', step)}
      className={styles.entry}
      aria-current={isCurrent ? 'step' : undefined}
    >
      {children}
    </a>
  );
}
