import { type ReactNode, useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '../../../lib/ipc';
import { opsState } from '../../../lib/main-states';
import { copyText } from '../../../lib/system-actions';
import { useMainState } from '../../../lib/use-main-state';
import { CopyButton } from '../../../ui/copy-button';
import { ErrorCard } from '../../../ui/error-card';
import { KeyValueList } from '../../../ui/key-value-list';
import { Section } from '../../../ui/page';
import styles from './overview.module.css';

const PAGES = ['health', 'monitoring', 'metrics'] as const;

/** The addresses where scripts and browsers on this computer find the same figures. */
export function OpsAddresses(): ReactNode {
  const { t } = useTranslation('health');
  const ops = useMainState(opsState).value;
  const retry = useCallback(() => void request('monitoring.retryOps'), []);
  if (!ops) return null;
  const { url, error } = ops;
  return (
    <Section
      title={t('address.title')}
      text={url === null && !error ? t('address.off') : t('address.text')}
    >
      {error ? (
        <ErrorCard
          error={error}
          onCopy={copyText}
          onRetry={retry}
          retryLabel={t('address.retry')}
        />
      ) : null}
      {url === null ? null : (
        <KeyValueList
          items={PAGES.map((page) => {
            const name = t(`address.${page}`);
            const address = `${url}/${page}`;
            return {
              name,
              mono: true,
              value: (
                <span className={styles.address}>
                  {address}
                  <CopyButton
                    text={address}
                    label={t('address.copy', { name })}
                    iconOnly
                    onCopy={copyText}
                  />
                </span>
              ),
            };
          })}
        />
      )}
    </Section>
  );
}
