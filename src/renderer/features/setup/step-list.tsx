import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { LinkStatus } from '../../../shared/model/health';
import type { WizardDraft, WizardState, WizardStep, WizardStepStatus } from '../../../shared/model/wizard';
import { writeRoute } from '../../lib/hash-route';
import { StatusMark } from '../../ui/status-mark';
import styles from './step-list.module.css';

const MARKS: Record<Exclude<WizardStepStatus, 'open'>, LinkStatus> = { done: 'ok', skipped: 'checking', unneeded: 'not-set-up' };

interface StepListProps {
  steps: WizardState['steps'];
  current: WizardStep;
  auth: WizardDraft['auth'];
}

/** All steps with how they stand; any of them can be looked at and changed at any time. */
export function StepList({ steps, current, auth }: StepListProps): ReactNode {
  const { t } = useTranslation('wizard');
  const here = useRef<HTMLAnchorElement>(null);
  useEffect(() => here.current?.scrollIntoView({ block: 'nearest', inline: 'center' }), [current]);
  return (
    <nav aria-label={t('list')} className={styles.list}>
      <ol>
        {steps.map(({ step, status }, at) => (
          <li key={step}>
            <a ref={step === current ? here : null} href={writeRoute('setup', step)} className={styles.entry} aria-current={step === current ? 'step' : undefined}>
              <span className={styles.mark}>{status === 'open' ? at + 1 : <StatusMark status={MARKS[status]} />}</span>
              <span className={styles.name}>{step === 'app' && auth === 'pat' ? t('appPat') : t(`step.${step}`)}</span>
              <span className="visually-hidden">{t(`status.${status}`)}</span>
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}
