import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { copyText } from '../../lib/system-actions';
import { useMainState } from '../../lib/use-main-state';
import { ErrorCard } from '../../ui/error-card';
import { PageSkeleton } from '../../ui/skeletons';
import { SplitPane } from '../../ui/split-pane';
import { KaiContent } from './kai-content';
import { KaiSidebar } from './kai-sidebar';
import { serversState, toolsState } from './kai-states';
import { NoServer } from './no-server';
import { ServerForm } from './servers/server-form';

/** `#/kai`, `#/kai/tool/<server>/<tool>`, `#/kai/servers`, `#/kai/servers/new`, `#/kai/servers/edit/<server>`, `#/kai/rules|mapping|audit|log`. */
export function KaiScreen({ path }: { path: readonly string[] }): ReactNode {
  const { t } = useTranslation('kaiConsole');
  const servers = useMainState(serversState);
  const tools = useMainState(toolsState);
  if (servers.status === 'failed') return <ErrorCard error={servers.error} onCopy={copyText} onRetry={serversState.reload} standalone />;
  if (tools.status === 'failed') return <ErrorCard error={tools.error} onCopy={copyText} onRetry={toolsState.reload} standalone />;
  if (servers.status === 'loading' || tools.status === 'loading') return <PageSkeleton />;
  const [part, action] = path;
  if (servers.value.length === 0) return part === 'servers' && action === 'new' ? <ServerForm server={null} /> : <NoServer />;
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
