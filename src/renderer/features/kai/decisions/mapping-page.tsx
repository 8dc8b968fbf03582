import { Button, Input, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ToolAddress, ToolMapping } from '../../../../shared/model/kai';
import type { KaiTool } from '../../../../shared/model/kai-tool';
import { request } from '../../../lib/ipc';
import { copyText } from '../../../lib/system-actions';
import { useAction } from '../../../lib/use-action';
import { useMainState } from '../../../lib/use-main-state';
import { EmptyState } from '../../../ui/empty-state';
import { ErrorCard } from '../../../ui/error-card';
import { RelativeTime } from '../../../ui/relative-time';
import { TextSkeleton } from '../../../ui/skeletons';
import { StatusMark } from '../../../ui/status-mark';
import { ConsolePage } from '../console-page';
import { mappingState } from '../kai-states';
import styles from './decisions.module.css';

type Choose = (botToolName: string, target: ToolAddress | null) => void;

/** Which KAI tool serves each name that bots use. */
export function MappingPage({ tools }: { tools: readonly KaiTool[] }): ReactNode {
  const { t } = useTranslation('kaiConsole');
  const mapping = useMainState(mappingState);
  const { run, error } = useAction((botToolName: string, target: ToolAddress | null) =>
    request('kai.setMapping', { botToolName, target }),
  );
  const [added, setAdded] = useState<string[]>([]);
  const known = mapping.value ?? [];
  const waiting: ToolMapping[] = added
    .filter((name) => known.every(({ botToolName }) => botToolName !== name))
    .map((botToolName) => ({ botToolName, source: 'none', target: null, lastAskedAt: null }));
  const rows = [...known, ...waiting];
  return (
    <ConsolePage title={t('mapping.title')} text={t('mapping.text')}>
      {mapping.status === 'loading' ? <TextSkeleton /> : null}
      {mapping.status === 'failed' ? (
        <ErrorCard error={mapping.error} onCopy={copyText} onRetry={mappingState.reload} />
      ) : null}
      {error ? <ErrorCard error={error} onCopy={copyText} /> : null}
      {mapping.status === 'ready' && rows.length === 0 ? (
        <EmptyState title={t('mapping.empty')} text={t('mapping.emptyText')} />
      ) : null}
      {rows.length > 0 ? (
        <ul className={styles.list} aria-label={t('mapping.list')}>
          {rows.map((row) => (
            <Row
              key={row.botToolName}
              row={row}
              tools={tools}
              onChoose={(name, target) => void run(name, target)}
            />
          ))}
        </ul>
      ) : null}
      <AddName
        onAdd={(name) => setAdded((names) => [...names.filter((one) => one !== name), name])}
      />
    </ConsolePage>
  );
}

function Row({
  row,
  tools,
  onChoose,
}: {
  row: ToolMapping;
  tools: readonly KaiTool[];
  onChoose: Choose;
}): ReactNode {
  const { t } = useTranslation('kaiConsole');
  const value =
    row.source === 'operator' && row.target
      ? JSON.stringify([row.target.serverId, row.target.toolName])
      : '';
  const options = [
    { value: '', label: t('mapping.byName') },
    ...tools.map(({ serverId, toolName, serverName }) => ({
      value: JSON.stringify([serverId, toolName]),
      label: `${toolName} · ${serverName}`,
    })),
  ];
  const choose = (next: string): void => {
    const tool = tools.find(
      ({ serverId, toolName }) => JSON.stringify([serverId, toolName]) === next,
    );
    onChoose(row.botToolName, tool ? { serverId: tool.serverId, toolName: tool.toolName } : null);
  };
  return (
    <li className={styles.row}>
      <div className={styles.words}>
        <p className={styles.line}>
          <code>{row.botToolName}</code>
          <span className={styles.soft}>
            {row.source === 'none' ? <StatusMark status="degraded" size={10} /> : null}{' '}
            {t(`mapping.source.${row.source}`)}
            {row.source === 'by-name' && row.target ? ` · ${row.target.toolName}` : null}
          </span>
        </p>
        <p className={styles.soft}>
          {row.lastAskedAt === null ? (
            t('mapping.never')
          ) : (
            <RelativeTime at={row.lastAskedAt} write={(time) => t('mapping.asked', { time })} />
          )}
        </p>
      </div>
      <Select
        className={styles.select ?? ''}
        aria-label={`${t('mapping.target')} ${row.botToolName}`}
        value={value}
        options={options}
        onChange={choose}
      />
    </li>
  );
}

function AddName({ onAdd }: { onAdd: (name: string) => void }): ReactNode {
  const { t } = useTranslation('kaiConsole');
  const [name, setName] = useState('');
  const add = (): void => {
    if (name.trim() === '') return;
    onAdd(name.trim());
    setName('');
  };
  return (
    <div className={styles.add}>
      <Input
        aria-label={t('mapping.addLabel')}
        placeholder={t('mapping.addLabel')}
        value={name}
        maxLength={500}
        spellCheck={false}
        onChange={(event) => setName(event.target.value)}
        onPressEnter={add}
      />
      <Button disabled={name.trim() === ''} onClick={add}>
        {t('mapping.add')}
      </Button>
    </div>
  );
}
