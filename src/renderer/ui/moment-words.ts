import { useTranslation } from 'react-i18next';

/** How a moment is written, from the most exact to the day alone. */
export interface MomentWords {
  /** Day and time with seconds: the title of a relative time, and for records. */
  exact: (moment: Date | string | number) => string;
  /** Day and time without seconds: for announcements and creation times. */
  minute: (moment: Date | string | number) => string;
  /** The time of today with seconds. */
  clock: (moment: Date | string | number) => string;
  /** The time of today without seconds. */
  clockMinute: (moment: Date | string | number) => string;
  day: (moment: Date | string | number) => string;
}

const known = new Map<string, MomentWords>();

/** The formats of one language: two-digit figures, so that they align, and hours from 00 to 23. */
export function momentWords(language: string): MomentWords {
  const found = known.get(language);
  if (found) return found;
  const day: Intl.DateTimeFormatOptions =
    language === 'en'
      ? { year: 'numeric', month: 'short', day: 'numeric' }
      : { year: 'numeric', month: '2-digit', day: '2-digit' };
  const minute: Intl.DateTimeFormatOptions = {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  };
  const clock: Intl.DateTimeFormatOptions = { ...minute, second: '2-digit' };
  const writer = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(language, options);
    return (moment: Date | string | number): string => format.format(new Date(moment));
  };
  const words = {
    exact: writer({ ...day, ...clock }),
    minute: writer({ ...day, ...minute }),
    clock: writer(clock),
    clockMinute: writer(minute),
    day: writer(day),
  };
  known.set(language, words);
  return words;
}

/** The formats of the current language. */
export function useMomentWords(): MomentWords {
  return momentWords(useTranslation().i18n.language);
}
