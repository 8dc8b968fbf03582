import { Button, Input } from 'antd';
import { type ReactNode, useDeferredValue, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { copyText } from '../../../lib/system-actions';
import { Choice } from '../../../ui/choice';
import { CopyButton } from '../../../ui/copy-button';
import { EmptyState } from '../../../ui/empty-state';
import { NoMatch } from '../../../ui/no-match';
import { ErrorCard } from '../../../ui/error-card';
import { TextSkeleton } from '../../../ui/skeletons';
import { useWireLog } from './use-wire-log';
import { filterWire, WIRE_KINDS, wireText, type WireKind } from './wire-filter';
import { WireLine } from './wire-line';
import styles from './wire-log.module.css';

/** The messages of one server or of all, newest first. */
export function WireLog({ serverId }: { serverId: string | null }): ReactNode {
  const { t } = useTranslation('kaiConsole');
  const { entries, error, clear } = useWireLog(serverId);
  const [kind, setKind] = useState<WireKind>('all');
  const [search, setSearch] = useState('');
  const wanted = useDeferredValue(search);
  const shown = useMemo(() => filterWire(entries ?? [], kind, wanted), [entries, kind, wanted]);
  const showAll = (): void => {
    setKind('all');
    setSearch('');
  };
  if (error) return <ErrorCard error={error} onCopy={copyText} />;
  if (!entries) return <TextSkeleton />;
  return (
    <div className={styles.log}>
      <div className={styles.bar}>
        <Choice
          label={t('log.filter')}
          value={kind}
          options={WIRE_KINDS.map((value) => ({ value, label: t(`log.kind.${value}`) }))}
          onChoose={(value) => setKind(value)}
        />
        <Input
          className={styles.search ?? ''}
          allowClear
          placeholder={t('log.filter')}
          aria-label={t('log.filter')}
          value={search}
          onChange={(event) => setSearch(event.target.value)}
        />
        <CopyButton
          text={wireText(shown)}
          label={t('log.copy')}
          type="default"
          size="middle"
          onCopy={copyText}
        />
        <Button onClick={clear}>{t('log.clear')}</Button>
      </div>
      {entries.length === 0 ? (
        <EmptyState title={t('log.empty')} text={t('log.emptyText')} />
      ) : null}
      {entries.length > 0 && shown.length === 0 ? (
        <NoMatch title={t('log.noMatch')} onClear={showAll} />
      ) : null}
      <ol aria-label={t('log.list')} className={styles.list}>
        {shown.toReversed().map((entry) => (
          <WireLine key={entry.number} entry={entry} />
        ))}
      </ol>
    </div>
  );
}
