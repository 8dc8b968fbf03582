import { type ReactNode, useEffect, useRef } from 'react';
import type { ErrorView } from '../../shared/model/error-view';
import type { DoctorReport } from '../../shared/model/health';
import type { CopyText } from './copy-button';
import { DoctorResult } from './doctor-result';
import { ErrorCard } from './error-card';
import { Section } from './page';
import styles from './form-page.module.css';

interface FormOutcomeProps {
  busy: 'test' | 'save' | null;
  report: DoctorReport | null;
  error: ErrorView | null;
  words: {
    title: string;
    verdicts: readonly [healthy: string, unhealthy: string];
    /** Name of the list of layers. */
    timeline: string;
    thisRun: string;
  };
  onCopy: CopyText;
  /** Saves without the keychain; offered when there is none. */
  onKeepForThisRun: () => void;
}

/** What testing or saving a form led to: the layered report, and an error with its way out. */
export function FormOutcome({
  busy,
  report,
  error,
  words,
  onCopy,
  onKeepForThisRun,
}: FormOutcomeProps): ReactNode {
  const noKeychain = error?.code === 'KEYCHAIN_UNAVAILABLE';
  return (
    <>
      {report || busy === 'test' ? (
        <InView>
          <Section title={words.title}>
            <DoctorResult
              report={report}
              running={busy === 'test'}
              error={null}
              verdicts={words.verdicts}
              label={words.timeline}
              onCopy={onCopy}
            />
          </Section>
        </InView>
      ) : null}
      {error ? (
        <InView>
          <div className={styles.error}>
            <ErrorCard
              error={error}
              onCopy={onCopy}
              action={noKeychain ? { label: words.thisRun, run: onKeepForThisRun } : undefined}
            />
          </div>
        </InView>
      ) : null}
    </>
  );
}

/** Comes into view when it appears or grows: the button that made it may be far away. */
function InView({ children }: { children: ReactNode }): ReactNode {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!box.current) return undefined;
    const show = (): void => box.current?.scrollIntoView({ block: 'nearest' });
    const observer = new ResizeObserver(show);
    observer.observe(box.current);
    return () => observer.disconnect();
  }, []);
  return (
    <div ref={box} className={styles.outcome}>
      {children}
    </div>
  );
}
