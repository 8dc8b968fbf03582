import type { AcceptanceRun, Sentence } from '../../shared/model/acceptance';
import type { ErrorParams, ErrorView } from '../../shared/model/error-view';
import type { Translator } from '../lib/translator';

/** A check's finding in words. */
export function sentence(name: string, params: ErrorParams, translator: Translator): Sentence {
  return { name, params, text: translator.t(`acceptance:detail.${name}`, params) };
}

/** A kept run in the language of now. */
export function inLanguageOf(run: AcceptanceRun, translator: Translator): AcceptanceRun {
  const told = (error: ErrorView): ErrorView => ({
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
      error: check.error && told(check.error),
    })),
    faults: run.faults.map((fault) => ({ ...fault, error: fault.error && told(fault.error) })),
    failures: run.failures.map((failure) => ({ ...failure, error: told(failure.error) })),
  };
}
