import type { ReactNode } from 'react';
import { profilesState } from '../../lib/main-states';
import { copyText } from '../../lib/system-actions';
import { useMainState } from '../../lib/use-main-state';
import { ErrorCard } from '../../ui/error-card';
import { PageSkeleton } from '../../ui/skeletons';
import { ConnectionOverview } from './connection-overview';
import { ConnectionForm } from './form/connection-form';
import { RotationPage } from './rotation/rotation-page';

/**
 * `#/connection`, `#/connection/diagnose`, `#/connection/new`, `#/connection/edit/<profile>` and
 * `#/connection/rotate/<profile>`.
 */
export function ConnectionScreen({ path }: { path: readonly string[] }): ReactNode {
  const profiles = useMainState(profilesState);
  if (profiles.status === 'failed') {
    return (
      <ErrorCard
        error={profiles.error}
        onCopy={copyText}
        onRetry={profilesState.reload}
        standalone
      />
    );
  }
  if (profiles.status === 'loading') return <PageSkeleton />;
  const [part, id] = path;
  if (part === 'new') return <ConnectionForm key="new" profile={null} />;
  const chosen = profiles.value.find(
    (profile) => profile.id === id && profile.platform !== 'sandbox',
  );
  if (part === 'rotate' && chosen) return <RotationPage key={chosen.id} profile={chosen} />;
  const edited = part === 'edit' ? chosen : undefined;
  if (edited) return <ConnectionForm key={edited.id} profile={edited} />;
  return <ConnectionOverview profiles={profiles.value} diagnose={part === 'diagnose'} />;
}
