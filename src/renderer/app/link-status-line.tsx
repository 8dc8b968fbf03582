import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConnectionState } from '../../shared/model/health';
import { writeRoute } from '../lib/hash-route';
import { connectionState } from '../lib/main-states';
import { useMainState } from '../lib/use-main-state';
import { useErrorText } from '../ui/error-text';
import { StatusMark } from '../ui/status-mark';
import styles from './link-status-line.module.css';

const UNKNOWN: ConnectionState = { status: 'checking', reason: null, target: '', checkedAt: null };

/**
 * The foot of the rail: whether the connection works and, if not, why, in one line. Links to the
 * diagnosis.
 */
export function LinkStatusLine(): ReactNode {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const view = useMainState(connectionState);
  const state = view.value ?? UNKNOWN;
  const reason = state.reason ?? view.error ?? null;
  const line = reason && state.status !== 'ok' ? errorText(reason).message : plainLine(t, state);
  const heading = t(`status.${state.status}`);
  return (
    <a
      className={styles.link}
      href={writeRoute('connection', 'diagnose')}
      aria-label={`${t('link.label')}: ${heading}. ${line}`}
      title={line}
    >
      <StatusMark status={state.status} />
      <span className={styles.words}>
        <span className={styles.heading}>{heading}</span>
        <span className={styles.reason}>{line}</span>
      </span>
    </a>
  );
}

function plainLine(
  t: ReturnType<typeof useTranslation<'ui'>>['t'],
  state: ConnectionState,
): string {
  switch (state.status) {
    case 'ok':
      return state.target ? t('link.ok', { target: state.target }) : t('link.okNoTarget');
    case 'checking':
      return t('link.checking');
    case 'not-set-up':
      return t('link.not-set-up');
    case 'degraded':
    case 'down':
      return state.target || t(`status.${state.status}`);
  }
}
