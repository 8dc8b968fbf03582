import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { KaiServerView } from '../../../shared/model/kai';
import type { KaiTool } from '../../../shared/model/kai-tool';
import { navigate } from '../../lib/hash-route';
import { EmptyState } from '../../ui/empty-state';
import { AuditPage } from './decisions/audit-page';
import { MappingPage } from './decisions/mapping-page';
import { RulesPage } from './decisions/rules-page';
import { ServerForm } from './servers/server-form';
import { ServersPage } from './servers/servers-page';
import { ToolPage } from './tool/tool-page';
import { WireLogPage } from './wire-log/wire-log-page';

interface KaiContentProps {
  servers: readonly KaiServerView[];
  tools: readonly KaiTool[];
  path: readonly string[];
}

/** The page that the address names, to the right of the list. */
export function KaiContent({ servers, tools, path }: KaiContentProps): ReactNode {
  const [part, second, third] = path;
  switch (part) {
    case 'servers': {
      const edited = second === 'edit' ? servers.find(({ id }) => id === third) : undefined;
      if (second === 'new') return <ServerForm key="new" server={null} />;
      return edited && !edited.builtIn ? (
        <ServerForm key={edited.id} server={edited} />
      ) : (
        <ServersPage servers={servers} />
      );
    }
    case 'rules':
      return <RulesPage />;
    case 'mapping':
      return <MappingPage tools={tools} />;
    case 'audit':
      return <AuditPage />;
    case 'log':
      return <WireLogPage />;
    case 'tool':
      return (
        <ChosenTool tools={tools} serverId={second ?? ''} toolName={third ?? ''} tab={path[3]} />
      );
    case undefined:
    default:
      return <NothingChosen tools={tools} />;
  }
}

function ChosenTool({
  tools,
  serverId,
  toolName,
  tab,
}: {
  tools: readonly KaiTool[];
  serverId: string;
  toolName: string;
  tab: string | undefined;
}): ReactNode {
  const { t } = useTranslation('kaiConsole');
  const tool = tools.find((one) => one.serverId === serverId && one.toolName === toolName);
  if (tool) return <ToolPage key={`${serverId}/${toolName}`} tool={tool} tab={tab} />;
  return (
    <EmptyState
      title={t('tools.gone')}
      text={t('tools.goneText', { name: toolName })}
      action={<ToServers />}
    />
  );
}

function NothingChosen({ tools }: { tools: readonly KaiTool[] }): ReactNode {
  const { t } = useTranslation('kaiConsole');
  if (tools.length === 0)
    return (
      <EmptyState title={t('tools.noneYet')} text={t('tools.noneYetText')} action={<ToServers />} />
    );
  return <EmptyState title={t('tools.choose')} text={t('tools.chooseText')} />;
}

function ToServers(): ReactNode {
  const { t } = useTranslation('kaiConsole');
  return <Button onClick={() => navigate(['kai', 'servers'])}>{t('tools.toServers')}</Button>;
}
