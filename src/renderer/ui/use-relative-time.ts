import { useCallback, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { momentWords } from './moment-words';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** How often the text is updated. */
const STEP = MINUTE / 2;

const listeners = new Set<() => void>();
let ticking: ReturnType<typeof setInterval> | null = null;

function listen(listener: () => void): () => void {
  listeners.add(listener);
  ticking ??= setInterval(() => listeners.forEach((each) => each()), STEP);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0 || ticking === null) return;
    clearInterval(ticking);
    ticking = null;
  };
}

const currentStep = (): number => Math.floor(Date.now() / STEP);

/** How long ago a moment was, kept up to date while it is shown; a date if older than yesterday. */
export function useRelativeTime(): (moment: Date) => string {
  const { t, i18n } = useTranslation();
  useSyncExternalStore(listen, currentStep, currentStep);
  return useCallback(
    (moment) => {
      const age = Date.now() - moment.getTime();
      if (age < MINUTE) return t('time.now');
      if (age < HOUR) return t('time.minutes', { count: Math.floor(age / MINUTE) });
      if (age < 24 * HOUR) return t('time.hours', { count: Math.floor(age / HOUR) });
      if (age < 48 * HOUR) return t('time.yesterday');
      return momentWords(i18n.language).day(moment);
    },
    [t, i18n.language],
  );
}
