import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { WebhookState } from '../../../../shared/model/webhook';
import { request } from '../../../lib/ipc';
import { copyText } from '../../../lib/system-actions';
import { useAction } from '../../../lib/use-action';
import { ErrorCard } from '../../../ui/error-card';
import { KeyValueList } from '../../../ui/key-value-list';
import { Section } from '../../../ui/page';
import { useMomentWords } from '../../../ui/moment-words';
import { SecretField } from '../../../ui/secret-field';
import styles from './setup.module.css';

const expectCheck = (expected: boolean) => request('webhook.expectAddressCheck', { expected });

/**
 * The exact values for Coze's form, and the ten minutes in which Coze's address check is answered
 * without proof.
 */
export function CozeFormSection({ state }: { state: WebhookState }): ReactNode {
  const { t } = useTranslation('webhooks');
  const { clockMinute } = useMomentWords();
  const { run, running, error } = useAction(expectCheck);
  const { url } = state.publicAddress;
  const until = state.addressCheckUntil === null ? null : clockMinute(state.addressCheckUntil);
  return (
    <Section title={t('setup.coze.title')} text={t('setup.coze.text')}>
      {url ? (
        <SecretField label={t('setup.coze.url')} value={url} onCopy={copyText} />
      ) : (
        <KeyValueList items={[{ name: t('setup.coze.url'), value: t('setup.coze.noUrl') }]} />
      )}
      <KeyValueList items={[{ name: t('setup.coze.token'), value: t('setup.coze.tokenHint') }]} />
      <p className={styles.soft}>{t('setup.coze.checkText')}</p>
      <div className={styles.buttons}>
        <Button loading={running} onClick={() => void run(until === null)}>
          {t(until === null ? 'setup.coze.check' : 'setup.coze.checkOff')}
        </Button>
        <span role="status" className={styles.soft}>
          {until === null ? '' : t('setup.coze.checkOn', { time: until })}
        </span>
      </div>
      {error ? <ErrorCard error={error} onCopy={copyText} /> : null}
    </Section>
  );
}
