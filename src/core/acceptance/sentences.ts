import type { AcceptanceRun, Sentence } from '../../shared/model/acceptance';
import type { ErrorParams, ErrorView } from '../../shared/model/error-view';
import type { Translator } from '../lib/translator';

/** A check's finding as a sentence. */
export function sentence(name: string, params: ErrorParams, translator: Translator): Sentence {
  return { name, params, text: translator.t(`acceptance:detail.${name}`, params) };
}

/** A stored run in the present language. */
export function inLanguageOf(run: AcceptanceRun, translator: Translator): AcceptanceRun {
  const described = (error: ErrorView): ErrorView => ({
    ...translator.describe({ ...error, layer: error.layer ?? 'app' }),
    layer: error.layer,
  });
  const targetName =
    run.conditions.target === 'sandbox'
      ? translator.t('tray:sandboxProfile')
      : run.conditions.targetName;
  return {
    ...run,
    conditions: { ...run.conditions, targetName },
    checks: run.checks.map((check) => ({
      ...check,
      detail: sentence(check.detail.name, check.detail.params, translator),
      error: check.error && described(check.error),
    })),
    faults: run.faults.map((fault) => ({ ...fault, error: fault.error && described(fault.error) })),
    failures: run.failures.map((failure) => ({ ...failure, error: described(failure.error) })),
  };
}
