import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';

/**
 * Formats a duration given in milliseconds: below a second as milliseconds, above as seconds with
 * one decimal.
 */
export function useDuration(): (ms: number) => string {
  const { t } = useTranslation();
  return useCallback(
    (ms) =>
      ms < 1000
        ? t('ms', { value: Math.round(ms) })
        : t('seconds', { value: (ms / 1000).toFixed(1) }),
    [t],
  );
}
