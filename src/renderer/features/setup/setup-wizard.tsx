import { Button } from 'antd';
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PasteReport, WizardState, WizardStep } from '../../../shared/model/wizard';
import { navigate } from '../../lib/hash-route';
import { request } from '../../lib/ipc';
import { wizardState } from '../../lib/main-states';
import { copyText } from '../../lib/system-actions';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { fieldOf, isPlainValue } from './paste-target';
import { PasteNote } from './paste-note';
import { StepContent } from './step-content';
import { StepList } from './step-list';
import { useDraft } from './use-draft';
import { type Wizard, WizardContext } from './use-wizard';
import styles from './setup-wizard.module.css';

interface SetupWizardProps {
  state: WizardState;
  step: WizardStep;
  tunnel: ReactNode;
}

/** Steps that mention pasting; it works in every step. */
const TAKES_PASTE: ReadonlySet<WizardStep> = new Set(['platform', 'app', 'key', 'sign-in', 'kai']);

/**
 * The steps on the left, the current one beside them. A paste anywhere fills in every value it
 * contains.
 */
export function SetupWizard({ state, step, tunnel }: SetupWizardProps): ReactNode {
  const { t } = useTranslation('wizard');
  const wizard = useWizardModel(state, step);
  const [restarting, setRestarting] = useState(false);
  usePasteAnywhere(wizard.paste);
  const number = state.steps.findIndex((each) => each.step === step) + 1;
  return (
    <WizardContext value={wizard}>
      <div className={styles.scroll}>
        <div className={styles.layout}>
          <StepList steps={state.steps} current={step} auth={wizard.draft.auth} />
          <div className={styles.step}>
            <StepHeading
              key={`heading-${step}`}
              number={t('progress', { number, count: state.steps.length })}
              title={
                step === 'app' && wizard.draft.auth === 'pat' ? t('appPat') : t(`step.${step}`)
              }
            />
            <PasteNote report={wizard.pasted} hint={TAKES_PASTE.has(step)} />
            <StepContent key={`content-${step}`} step={step} tunnel={tunnel} />
            <p className={styles.kept}>
              {t('saveLater')}
              {step === 'platform' ? (
                <Button type="link" size="small" onClick={() => navigate(['connection', 'new'])}>
                  {t('platform.onePage')}
                </Button>
              ) : null}
              {state.begun ? (
                <Button type="link" size="small" onClick={() => setRestarting(true)}>
                  {t('restart')}
                </Button>
              ) : null}
            </p>
          </div>
        </div>
      </div>
      {restarting ? <RestartDialog onClose={() => setRestarting(false)} /> : null}
    </WizardContext>
  );
}

/**
 * Handles a paste wherever the focus is. A plain value goes into its field as usual; other fields
 * are left alone.
 */
function usePasteAnywhere(paste: Wizard['paste']): void {
  useEffect(() => {
    const onPaste = (event: ClipboardEvent): void => {
      const text = event.clipboardData?.getData('text/plain') ?? '';
      const into = fieldOf(event.target);
      if (text.trim() === '' || into === 'other' || (into !== null && isPlainValue(text))) return;
      event.preventDefault();
      void paste(text, into);
    };
    document.addEventListener('paste', onPaste);
    return () => document.removeEventListener('paste', onPaste);
  }, [paste]);
}

function useWizardModel(state: WizardState, here: WizardStep): Wizard {
  const { draft, change, settled } = useDraft(state.draft);
  const [last, setLast] = useState<{ step: WizardStep; report: PasteReport } | null>(null);
  // The report is shown in the step where the paste happened; the other steps show the values
  // themselves.
  const pasted = last?.step === here ? last.report : null;
  const paste = useCallback<Wizard['paste']>(
    async (text, into) => {
      await settled();
      const result = await request('wizard.paste', { text: text.slice(0, 100_000), into });
      setLast({
        step: here,
        report: result.ok ? result.value : { filled: [], taken: [], error: result.error },
      });
    },
    [settled, here],
  );
  return useMemo(() => {
    const go = (step: WizardStep): void => navigate(['setup', step]);
    /** The state has been pushed before the answer arrives: it names the next step. */
    const leave = async (
      name: 'wizard.confirm' | 'wizard.skip',
      step: WizardStep,
    ): Promise<void> => {
      await settled();
      const result = await request(name, { step });
      if (result.ok) go(wizardState.view().value?.step ?? step);
    };
    return {
      state,
      draft,
      change,
      settled,
      paste,
      pasted,
      go,
      confirm: (step) => leave('wizard.confirm', step),
      skip: (step) => leave('wizard.skip', step),
    };
  }, [state, draft, change, settled, paste, pasted]);
}

/** Every step starts at its heading, visually and for a screen reader. */
function StepHeading({ number, title }: { number: string; title: string }): ReactNode {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.parentElement?.scrollIntoView({ block: 'start' });
    heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <>
      <p className={styles.number}>{number}</p>
      <h1 ref={heading} tabIndex={-1} className={styles.title}>
        {title}
      </h1>
    </>
  );
}

function RestartDialog({ onClose }: { onClose: () => void }): ReactNode {
  const { t } = useTranslation('wizard');
  const restart = async (): Promise<void> => {
    await request('wizard.restart');
    onClose();
    navigate(['setup', 'platform']);
  };
  return (
    <ConfirmDialog
      title={t('restartTitle')}
      text={t('restartText')}
      confirmLabel={t('restart')}
      busy={false}
      error={null}
      onCopy={copyText}
      onConfirm={() => void restart()}
      onCancel={onClose}
    />
  );
}
