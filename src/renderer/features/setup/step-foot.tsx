import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { WizardStep } from '../../../shared/model/wizard';
import { useWizard } from './use-wizard';
import styles from './setup-wizard.module.css';

interface StepFootProps {
  step: WizardStep;
  /** The step's own action in place of "continue". */
  children?: ReactNode;
  /** Shows "continue". */
  onNext?: (() => void) | undefined;
  nextLabel?: string;
  canSkip?: boolean;
}

/** Continue, back, and skip for a step that can wait. */
export function StepFoot({
  step,
  children,
  onNext,
  nextLabel,
  canSkip = false,
}: StepFootProps): ReactNode {
  const { t } = useTranslation('wizard');
  const { state, go, skip } = useWizard();
  const before = state.steps[state.steps.findIndex((each) => each.step === step) - 1];
  return (
    <div className={styles.foot}>
      {children}
      {onNext ? (
        <Button type="primary" onClick={onNext}>
          {nextLabel ?? t('next')}
        </Button>
      ) : null}
      {canSkip ? <Button onClick={() => void skip(step)}>{t('later')}</Button> : null}
      {before ? (
        <Button type="text" onClick={() => go(before.step)}>
          {t('back')}
        </Button>
      ) : null}
    </div>
  );
}
