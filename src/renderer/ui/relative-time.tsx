import type { ReactNode } from 'react';
import { useMomentWords } from './moment-words';
import { useRelativeTime } from './use-relative-time';

interface RelativeTimeProps {
  /** ISO 8601. */
  at: string;
  className?: string | undefined;
  /** Puts the words into a sentence. */
  write?: (words: string) => string;
}

/** How long ago something was; the exact moment is its title. */
export function RelativeTime({
  at,
  className,
  write = (words) => words,
}: RelativeTimeProps): ReactNode {
  const relative = useRelativeTime();
  const { exact } = useMomentWords();
  return (
    <time className={className} dateTime={at} title={exact(at)}>
      {write(relative(new Date(at)))}
    </time>
  );
}
