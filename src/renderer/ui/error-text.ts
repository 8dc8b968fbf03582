import { useTranslation } from 'react-i18next';
import type { ErrorView } from '../../shared/model/error-view';

/** An error's two sentences. */
export interface ErrorWords {
  message: string;
  remedy: string;
}

/**
 * Says an error in the language that is in use now, from its code and params. What the main process
 * said already is the fallback for a code this page does not know.
 */
export function useErrorText(): (error: ErrorView) => ErrorWords {
  const { t } = useTranslation('errors');
  // The key is put together from a code, its type would be 150 strings.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  const translate = t as (key: string, options: Record<string, unknown>) => string;
  return (error) => ({
    message: translate(`${error.code}.message`, { ...error.params, defaultValue: error.message }),
    remedy: translate(`${error.code}.remedy`, { ...error.params, defaultValue: error.remedy }),
  });
}
