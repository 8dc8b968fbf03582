import type { ReactNode } from 'react';
import { profilesState } from '../../lib/main-states';
import { copyText } from '../../lib/system-actions';
import { useMainState } from '../../lib/use-main-state';
import { ErrorCard } from '../../ui/error-card';
import { PageSkeleton } from '../../ui/skeletons';
import { ConnectionOverview } from './connection-overview';
import { ConnectionForm } from './form/connection-form';

/** `#/connection`, `#/connection/diagnose`, `#/connection/new` and `#/connection/edit/<profile>`. */
export function ConnectionScreen({ path }: { path: readonly string[] }): ReactNode {
  const profiles = useMainState(profilesState);
  if (profiles.status === 'failed') {
    return <ErrorCard error={profiles.error} onCopy={copyText} onRetry={profilesState.reload} standalone />;
  }
  if (profiles.status === 'loading') return <PageSkeleton />;
  const [part, id] = path;
  if (part === 'new') return <ConnectionForm key="new" profile={null} />;
  const edited = part === 'edit' ? profiles.value.find((profile) => profile.id === id) : undefined;
  if (edited) return <ConnectionForm key={edited.id} profile={edited} />;
  return <ConnectionOverview profiles={profiles.value} diagnose={part === 'diagnose'} />;
}
