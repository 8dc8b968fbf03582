import { Tabs } from 'antd';
import { type ReactNode, useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { KaiTool } from '../../../../shared/model/kai-tool';
import { navigate, writeRoute } from '../../../lib/hash-route';
import { StatusMark } from '../../../ui/status-mark';
import { CallPanel } from '../call/call-panel';
import { startPayload } from '../call/payload-start';
import { HistoryPanel } from '../history/history-panel';
import { ToolDefinition } from './tool-definition';
import { WireLog } from '../wire-log/wire-log';
import styles from './tool-page.module.css';

const TABS = ['call', 'history', 'definition', 'log'] as const;
type Tab = (typeof TABS)[number];

/** One tool: call it, see past calls, decide about it, and read its wire log. */
export function ToolPage({ tool, tab }: { tool: KaiTool; tab: string | undefined }): ReactNode {
  const { t } = useTranslation('kaiConsole');
  const [payload, setPayload] = useState(() => startPayload(tool.inputSchema));
  const [callId, setCallId] = useState<string | null>(null);
  const shown: Tab = TABS.find((one) => one === tab) ?? 'call';
  const show = useCallback(
    (next: Tab) => navigate(['kai', 'tool', tool.serverId, tool.toolName, next], true),
    [tool.serverId, tool.toolName],
  );
  const toForm = (text: string): void => {
    setPayload(text);
    show('call');
  };
  const showCall = (id: string, text: string): void => {
    setCallId(id);
    toForm(text);
  };
  const content: Record<Tab, ReactNode> = {
    call: (
      <CallPanel
        tool={tool}
        payload={payload}
        callId={callId}
        onPayload={setPayload}
        onCall={setCallId}
        onReviewDrift={() => show('definition')}
      />
    ),
    history: (
      <HistoryPanel
        tool={tool}
        onUse={toForm}
        onRerun={showCall}
        onReviewDrift={() => show('definition')}
      />
    ),
    definition: <ToolDefinition tool={tool} />,
    log: <WireLog serverId={tool.serverId} />,
  };
  return (
    <div className={styles.page}>
      <ToolHead tool={tool} />
      <Tabs
        className={styles.tabs ?? ''}
        activeKey={shown}
        onChange={(key) => show(TABS.find((one) => one === key) ?? 'call')}
        destroyOnHidden
        items={TABS.map((key) => ({
          key,
          label: t(`tab.${key}`),
          children: <div className={styles.panel}>{content[key]}</div>,
        }))}
      />
    </div>
  );
}

/** Names, description, and the link to a changed definition. */
function ToolHead({ tool }: { tool: KaiTool }): ReactNode {
  const { t } = useTranslation('kaiConsole');
  return (
    <header className={styles.head}>
      <h2 className={styles.title}>{tool.title || tool.toolName}</h2>
      <p className={styles.facts}>
        <code>{tool.toolName}</code>
        <span>{tool.serverName}</span>
        {tool.drift === 'known' ? null : (
          <a
            href={writeRoute('kai', 'tool', tool.serverId, tool.toolName, 'definition')}
            className={styles.drift}
          >
            <StatusMark status={tool.drift === 'blocked' ? 'down' : 'degraded'} />{' '}
            {t(`tools.drift.${tool.drift}`)}
          </a>
        )}
      </p>
      {tool.description ? <p className={styles.description}>{tool.description}</p> : null}
    </header>
  );
}
