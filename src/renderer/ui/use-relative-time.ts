import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Says how long ago a moment was; older than yesterday it gives the date. Put the exact time in a title. */
export function useRelativeTime(): (moment: Date) => string {
  const { t, i18n } = useTranslation();
  return useCallback(
    (moment) => {
      const now = new Date();
      const age = now.getTime() - moment.getTime();
      if (age < MINUTE) return t('time.now');
      if (age < HOUR) return t('time.minutes', { count: Math.floor(age / MINUTE) });
      if (age < 24 * HOUR) return t('time.hours', { count: Math.floor(age / HOUR) });
      if (age < 48 * HOUR) return t('time.yesterday');
      return moment.toLocaleDateString(i18n.language);
    },
    [t, i18n.language],
  );
}
