import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { acceptanceState } from '../../../lib/main-states';
import { copyText } from '../../../lib/system-actions';
import { useMainState } from '../../../lib/use-main-state';
import { EmptyState } from '../../../ui/empty-state';
import { ErrorCard } from '../../../ui/error-card';
import { TextSkeleton } from '../../../ui/skeletons';
import { ScrollColumn } from '../scroll-column';
import { PastRuns } from './past-runs';
import { RunResult } from './run-result';
import { RunningPanel } from './running-panel';
import { SavedCases } from './saved-cases';
import { StartPanel } from './start-panel';
import { useRuns } from './use-acceptance-lists';
import styles from './acceptance.module.css';

/**
 * The guide's acceptance (its section "acceptance test") as a button: start, progress, result,
 * earlier runs, saved cases.
 */
export function AcceptancePage(): ReactNode {
  const { t } = useTranslation('acceptance');
  const state = useMainState(acceptanceState);
  const lastRunId = state.value?.lastRunId ?? null;
  const { items: runs, error } = useRuns();
  const [chosen, setChosen] = useState<{ runId: string; after: string | null } | null>(null);
  if (state.status === 'failed')
    return (
      <ErrorCard
        error={state.error}
        onCopy={copyText}
        onRetry={acceptanceState.reload}
        standalone
      />
    );
  if (!state.value) {
    return (
      <ScrollColumn>
        <TextSkeleton />
      </ScrollColumn>
    );
  }
  const { running, regressed, error: failure } = state.value;
  // A new result is shown even if an older one was selected before.
  const openId = (chosen?.after === lastRunId ? chosen.runId : lastRunId) ?? runs?.[0]?.id ?? null;
  return (
    <ScrollColumn>
      <p className={styles.lead}>{t('lead')}</p>
      {error ? <ErrorCard error={error} onCopy={copyText} /> : null}
      {failure ? <ErrorCard error={failure} onCopy={copyText} /> : null}
      {running ? <RunningPanel running={running} /> : <StartPanel />}
      {!running && openId !== null && runs?.some(({ id }) => id === openId) ? (
        <RunResult key={openId} runId={openId} onRemoved={() => setChosen(null)} />
      ) : null}
      {!running && runs?.length === 0 ? (
        <EmptyState title={t('ui.none')} text={t('ui.noneText')} />
      ) : null}
      {runs && runs.length > 0 ? (
        <PastRuns
          runs={runs}
          openId={running ? null : openId}
          onOpen={(runId) => setChosen({ runId, after: lastRunId })}
        />
      ) : null}
      <SavedCases regressed={regressed} busy={running !== null} />
    </ScrollColumn>
  );
}
