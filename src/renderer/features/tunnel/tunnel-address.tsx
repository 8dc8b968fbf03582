import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { SecretField } from '../../ui/secret-field';
import { copyAddress } from './copy-address';
import styles from './tunnel-address.module.css';

/** The address for Coze's form, copied with one click. */
export function TunnelAddress({ address }: { address: string }): ReactNode {
  const { t } = useTranslation('tunnel');
  return (
    <div>
      <SecretField label={t('address')} value={address} onCopy={copyAddress} />
      <p className={styles.hint}>{t('copyHint')}</p>
    </div>
  );
}
