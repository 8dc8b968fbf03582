import { createContext, useContext } from 'react';
import type {
  PasteReport,
  WizardDraft,
  WizardField,
  WizardState,
  WizardStep,
} from '../../../shared/model/wizard';

/** Everything the steps show and do. */
export interface Wizard {
  state: WizardState;
  /** The draft as typed, ahead of what the main process has saved. */
  draft: WizardDraft;
  change: (change: Partial<WizardDraft>) => void;
  /** Resolves once everything typed has been saved: wait for it before any request. */
  settled: () => Promise<void>;
  paste: (text: string, into: WizardField | 'pat' | 'kaiKey' | null) => Promise<void>;
  /** What the last paste did, until the next one. */
  pasted: PasteReport | null;
  /** Shows a step; nothing is confirmed by it. */
  go: (step: WizardStep) => void;
  /** The step is done (or skipped): shows the next open one. */
  confirm: (step: WizardStep) => Promise<void>;
  skip: (step: WizardStep) => Promise<void>;
}

/** Provided by the wizard's screen. */
export const WizardContext = createContext<Wizard | null>(null);

/** The wizard a step belongs to. */
export function useWizard(): Wizard {
  const wizard = useContext(WizardContext);
  if (!wizard) throw new Error('a step outside the wizard');
  return wizard;
}
