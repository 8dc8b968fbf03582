import { useTranslation } from 'react-i18next';
import type { ErrorView } from '../../shared/model/error-view';

/** An error's two sentences. */
export interface ErrorWords {
  message: string;
  remedy: string;
}

/**
 * An error in the current language, from its code and params. The main process's own text is the
 * fallback for a code that this page does not know.
 */
export function useErrorText(): (error: ErrorView) => ErrorWords {
  const { t } = useTranslation('errors');
  // The key is built from a code; its type would be a union of 150 strings.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  const translate = t as (key: string, options: Record<string, unknown>) => string;
  return (error) => ({
    message: translate(`${error.code}.message`, { ...error.params, defaultValue: error.message }),
    remedy: translate(`${error.code}.remedy`, { ...error.params, defaultValue: error.remedy }),
  });
}
