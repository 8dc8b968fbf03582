import { Button, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SelfTest, WebhookState } from '../../../../shared/model/webhook';
import { request } from '../../../lib/ipc';
import { copyText } from '../../../lib/system-actions';
import { useAction } from '../../../lib/use-action';
import { ErrorCard } from '../../../ui/error-card';
import { useErrorText } from '../../../ui/error-text';
import { Field } from '../../../ui/field';
import { Section } from '../../../ui/page';
import { Timeline } from '../../../ui/timeline';
import styles from './setup.module.css';

const save = (url: string | null) => request('webhook.setPublicAddress', { url });
const selfTest = () => request('webhook.selfTest');

/** A public address the person already has, and whether it really leads here. */
export function AddressSection({ state }: { state: WebhookState }): ReactNode {
  const { t } = useTranslation('webhooks');
  const [typed, setTyped] = useState<string | null>(null);
  const [result, setResult] = useState<SelfTest | null>(null);
  const saving = useAction(save);
  const testing = useAction(selfTest);
  const known = state.publicAddress.url ?? '';
  const keep = async (url: string | null): Promise<void> => {
    setResult(null);
    await saving.run(url);
    if (url === null) setTyped(null);
  };
  const test = async (): Promise<void> => {
    setResult(null);
    setResult((await testing.run()) ?? null);
  };
  const error = saving.error ?? testing.error;
  return (
    <Section title={t('setup.address.title')} text={t('setup.address.text')}>
      <div className={styles.row}>
        <div className={styles.grow}>
          <Field label={t('setup.address.label')}>
            {(control) => (
              <Input
                {...control}
                type="url"
                placeholder="https://your-domain.com/webhook/coze"
                maxLength={2000}
                value={typed ?? known}
                onChange={(event) => setTyped(event.target.value)}
                onPressEnter={() => void keep(typed ?? known)}
              />
            )}
          </Field>
        </div>
        <Button
          type="primary"
          loading={saving.running}
          disabled={typed === null || typed.trim() === '' || typed === known}
          onClick={() => void keep(typed)}
        >
          {t('setup.address.save')}
        </Button>
        {known ? <Button onClick={() => void keep(null)}>{t('setup.address.clear')}</Button> : null}
        {known ? (
          <Button loading={testing.running} onClick={() => void test()}>
            {t(testing.running ? 'setup.address.testing' : 'setup.address.test')}
          </Button>
        ) : null}
      </div>
      {error ? <ErrorCard error={error} onCopy={copyText} /> : null}
      {result ? <Hops result={result} /> : null}
    </Section>
  );
}

function Hops({ result }: { result: SelfTest }): ReactNode {
  const { t } = useTranslation('webhooks');
  const errorText = useErrorText();
  const steps = result.hops.map(({ hop, status, ms, error }) => {
    const words = error ? errorText(error) : null;
    const text = words?.message ?? t(status === 'skip' ? 'setup.address.skip' : 'setup.address.ok');
    return {
      id: hop,
      status,
      title: t(`setup.address.hop.${hop}`),
      text,
      remedy: words?.remedy ?? '',
      ms,
      logid: null,
    };
  });
  return (
    <div>
      <p role="status">{t(result.passed ? 'setup.address.passed' : 'setup.address.failed')}</p>
      <Timeline steps={steps} label={t('setup.address.test')} onCopy={copyText} />
    </div>
  );
}
