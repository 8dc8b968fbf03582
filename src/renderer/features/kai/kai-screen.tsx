import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { kaiServersState, kaiToolsState } from '../../lib/main-states';
import { copyText } from '../../lib/system-actions';
import { useMainState } from '../../lib/use-main-state';
import { ErrorCard } from '../../ui/error-card';
import { PageSkeleton } from '../../ui/skeletons';
import { SplitPane } from '../../ui/split-pane';
import { KaiContent } from './kai-content';
import { KaiSidebar } from './sidebar/kai-sidebar';
import { NoServer } from './no-server';
import { ServerForm } from './servers/server-form';

/**
 * `#/kai`, `#/kai/tool/<server>/<tool>`, `#/kai/servers`, `#/kai/servers/new`,
 * `#/kai/servers/edit/<server>`, `#/kai/rules|mapping|audit|log`.
 */
export function KaiScreen({ path }: { path: readonly string[] }): ReactNode {
  const { t } = useTranslation('kaiConsole');
  const servers = useMainState(kaiServersState);
  const tools = useMainState(kaiToolsState);
  if (servers.status === 'failed')
    return (
      <ErrorCard
        error={servers.error}
        onCopy={copyText}
        onRetry={kaiServersState.reload}
        standalone
      />
    );
  if (tools.status === 'failed')
    return (
      <ErrorCard error={tools.error} onCopy={copyText} onRetry={kaiToolsState.reload} standalone />
    );
  if (servers.status === 'loading' || tools.status === 'loading') return <PageSkeleton />;
  const [part, action] = path;
  if (servers.value.length === 0)
    return part === 'servers' && action === 'new' ? <ServerForm server={null} /> : <NoServer />;
  return (
    <SplitPane
      first={<KaiSidebar servers={servers.value} tools={tools.value} path={path} />}
      second={<KaiContent servers={servers.value} tools={tools.value} path={path} />}
      label={t('tools.list')}
      initial={264}
      min={200}
      max={400}
      storageKey="kai"
      toggleLabel={t('showList')}
      closeKey={path.join('/')}
    />
  );
}
