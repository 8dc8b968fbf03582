import { Button } from 'antd';
import { type ReactNode, useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { DriftChange, KaiTool, ToolDrift } from '../../../../shared/model/kai-tool';
import { request } from '../../../lib/ipc';
import { copyText } from '../../../lib/system-actions';
import { useAction } from '../../../lib/use-action';
import { ErrorCard } from '../../../ui/error-card';
import { JsonView } from '../../../ui/json-view';
import { RelativeTime } from '../../../ui/relative-time';
import { TextSkeleton } from '../../../ui/skeletons';
import { StatusMark } from '../../../ui/status-mark';
import { useFetched } from '../../../ui/use-fetched';
import { readPayload } from '../call/payload-start';
import styles from './drift-panel.module.css';

/** What changed in a definition since it was accepted, to be accepted or blocked. */
export function DriftPanel({ tool }: { tool: KaiTool }): ReactNode {
  const { t } = useTranslation('kaiConsole');
  const { serverId, toolName, inputSchema } = tool;
  const drift = useFetched(
    useCallback(
      () => request('kai.drift', { serverId, toolName }),
      // Asked again when the definition changes again.
      // oxlint-disable-next-line react-hooks/exhaustive-deps
      [serverId, toolName, inputSchema, tool.drift],
    ),
  );
  const accept = useAction(() => request('kai.acceptDrift', { serverId, toolName }));
  const block = useAction(() => request('kai.blockDrift', { serverId, toolName }));
  const isBlocked = tool.drift === 'blocked';
  const failed = accept.error ?? block.error ?? (drift?.ok === false ? drift.error : null);
  return (
    <section className={styles.drift} aria-label={t('drift.title')}>
      <h3 className={styles.title}>
        <StatusMark status={isBlocked ? 'down' : 'degraded'} />{' '}
        {t(isBlocked ? 'drift.blockedTitle' : 'drift.title')}
      </h3>
      <p>{t(isBlocked ? 'drift.blockedText' : 'drift.text')}</p>
      {drift ? null : <TextSkeleton />}
      {drift?.ok ? <Changes drift={drift.value} /> : null}
      {failed ? <ErrorCard error={failed} onCopy={copyText} /> : null}
      <div className={styles.actions}>
        <Button type="primary" loading={accept.running} onClick={() => void accept.run()}>
          {t('drift.accept')}
        </Button>
        {isBlocked ? null : (
          <Button danger loading={block.running} onClick={() => void block.run()}>
            {t('drift.block')}
          </Button>
        )}
      </div>
    </section>
  );
}

function Changes({ drift }: { drift: ToolDrift }): ReactNode {
  const { t } = useTranslation('kaiConsole');
  return (
    <>
      {drift.changedAt === null ? null : (
        <p>
          <RelativeTime
            className={styles.soft}
            at={drift.changedAt}
            write={(time) => t('drift.at', { time })}
          />
        </p>
      )}
      <ul className={styles.changes}>
        {drift.changes.map((change) => (
          <Change key={`${change.kind} ${change.path}`} change={change} />
        ))}
      </ul>
      <details>
        <summary>{t('drift.whole')}</summary>
        <div className={styles.whole}>
          <JsonView
            label={t('drift.before')}
            text={JSON.stringify(unfolded(drift.before))}
            onCopy={copyText}
          />
          {drift.after ? (
            <JsonView
              label={t('drift.after')}
              text={JSON.stringify(unfolded(drift.after))}
              onCopy={copyText}
            />
          ) : (
            <p>{t('drift.gone')}</p>
          )}
        </div>
      </details>
    </>
  );
}

function Change({ change }: { change: DriftChange }): ReactNode {
  const { t } = useTranslation('kaiConsole');
  return (
    <li>
      <p className={styles.what}>
        <strong>{t(`drift.kind.${change.kind}`)}</strong>
        {change.path ? <code>{change.path}</code> : null}
        {change.breaking ? <span className={styles.breaking}>{t('drift.breaking')}</span> : null}
      </p>
      {change.before || change.after ? (
        <dl className={styles.pair}>
          <dt>{t('drift.before')}</dt>
          <dd className={styles.old}>{change.before || t('drift.nothing')}</dd>
          <dt>{t('drift.after')}</dt>
          <dd className={styles.new}>{change.after || t('drift.nothing')}</dd>
        </dl>
      ) : null}
    </li>
  );
}

/** The definition with its schemas as JSON instead of text in it. */
function unfolded(definition: ToolDrift['before']): object {
  return {
    ...definition,
    inputSchema: readPayload(definition.inputSchema),
    outputSchema: definition.outputSchema === null ? null : readPayload(definition.outputSchema),
  };
}
