import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ErrorView } from '../../shared/model/error-view';
import { CopyButton, type CopyText } from './copy-button';
import { useRoute, writeRoute } from '../lib/hash-route';
import { useErrorText } from './error-text';
import { leadsToDiagnosis } from './leads-to-diagnosis';
import { StatusMark } from './status-mark';
import styles from './error-card.module.css';

interface ErrorCardProps {
  error: ErrorView;
  onCopy: CopyText;
  /** Shown as "Retry". */
  onRetry?: (() => void) | undefined;
  /** One fix with its own words, beside or instead of retry. */
  action?: { label: string; run: () => void; busy?: boolean } | undefined;
  retryLabel?: string;
  /** Centred in an otherwise empty screen. */
  standalone?: boolean;
}

/** Screens about connections: the diagnosis is already at hand there. */
const AT_CONNECTION: ReadonlySet<string> = new Set(['connection', 'setup', 'welcome']);

/** Layers whose errors are corrected by typing something else: support needs no bundle. */
const BY_HAND: ReadonlySet<string> = new Set(['input', 'setup']);

/**
 * What happened, what to do, and what support needs: layer, code, logid. An error of the connection
 * to Coze links to the diagnosis.
 */
export function ErrorCard({
  error,
  onCopy,
  onRetry,
  action,
  retryLabel,
  standalone = false,
}: ErrorCardProps): ReactNode {
  const { t } = useTranslation();
  const words = useErrorText()(error);
  const layer = error.layer ? t(`layer.${error.layer}`) : null;
  const all = [
    words.message,
    words.remedy,
    layer && `${t('error.layer')}: ${layer}`,
    `${t('error.code')}: ${error.code}`,
    error.logid && `logid: ${error.logid}`,
  ]
    .filter(Boolean)
    .join('\n');
  return (
    <section
      className={standalone ? `${styles.card} ${styles.standalone}` : styles.card}
      role="alert"
      aria-label={t('error.label')}
    >
      <div className={styles.mark}>
        <StatusMark status="down" />
      </div>
      <div className={styles.body}>
        <p className={styles.message}>{words.message}</p>
        {words.remedy ? <p className={styles.remedy}>{words.remedy}</p> : null}
        <ErrorFacts error={error} layer={layer} onCopy={onCopy} />
        <div className={styles.actions}>
          {action ? (
            <Button type="primary" size="small" loading={action.busy === true} onClick={action.run}>
              {action.label}
            </Button>
          ) : null}
          {onRetry ? (
            <Button size="small" onClick={onRetry}>
              {retryLabel ?? t('action.retry')}
            </Button>
          ) : null}
          <SupportLinks error={error} />
          <CopyButton text={all} label={t('action.copyAll')} onCopy={onCopy} />
        </div>
      </div>
    </section>
  );
}

/** The facts that support asks for. */
function ErrorFacts({
  error: { code, logid },
  layer,
  onCopy,
}: {
  error: ErrorView;
  layer: string | null;
  onCopy: CopyText;
}): ReactNode {
  const { t } = useTranslation();
  return (
    <dl className={styles.facts}>
      {layer ? <Fact name={t('error.layer')} value={layer} /> : null}
      <Fact name={t('error.code')} value={code} mono />
      {logid ? (
        <Fact name={t('error.logid')} value={logid} mono>
          <CopyButton text={logid} label={t('error.copyLogid')} iconOnly onCopy={onCopy} />
        </Fact>
      ) : null}
    </dl>
  );
}

/**
 * Links to the diagnosis and to the bundle for support, where they help and are not already at
 * hand.
 */
function SupportLinks({ error }: { error: ErrorView }): ReactNode {
  const { t } = useTranslation();
  const [screen = ''] = useRoute();
  const isLinked = leadsToDiagnosis(error) && !AT_CONNECTION.has(screen);
  return (
    <>
      {isLinked ? (
        <Button size="small" href={writeRoute('connection', 'diagnose')}>
          {t('action.diagnose')}
        </Button>
      ) : null}
      {BY_HAND.has(error.layer ?? '') || screen === 'health' ? null : (
        <Button size="small" type="text" href={writeRoute('health', 'bundle')}>
          {t('action.bundle')}
        </Button>
      )}
    </>
  );
}

function Fact({
  name,
  value,
  mono = false,
  children,
}: {
  name: string;
  value: string;
  mono?: boolean;
  children?: ReactNode;
}): ReactNode {
  return (
    <div className={styles.fact}>
      <dt>{name}</dt>
      <dd className={mono ? styles.mono : undefined}>
        <span>{value}</span>
        {children}
      </dd>
    </div>
  );
}
