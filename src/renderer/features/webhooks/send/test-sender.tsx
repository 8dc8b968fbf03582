import { Button, Input, Select } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SampleEvent, SendProof } from '../../../../shared/model/webhook';
import { request } from '../../../lib/ipc';
import { webhookState } from '../../../lib/main-states';
import { copyText } from '../../../lib/system-actions';
import { useAction } from '../../../lib/use-action';
import { useMainState } from '../../../lib/use-main-state';
import { ErrorCard } from '../../../ui/error-card';
import { Field } from '../../../ui/field';
import { Page } from '../../../ui/page';
import { isJson } from '../json-text';
import { SendResultView } from './send-result-view';
import styles from './test-sender.module.css';

type Target = 'listener' | 'public' | 'address';
const PROOFS: readonly SendProof[] = ['token', 'coze-signature', 'standard-webhooks', 'none'];
const send = (test: { target: Target; url: string; proof: SendProof; body: string }) =>
  request('webhook.sendTest', test);

/**
 * An event put together here and sent through the real listener, the public address, or to someone
 * else.
 */
export function TestSender(): ReactNode {
  const { t } = useTranslation('webhooks');
  const samples = useSamples();
  const [sampleId, setSampleId] = useState('guide');
  const [body, setBody] = useState<string | null>(null);
  const [proof, setProof] = useState<SendProof>('token');
  const [target, setTarget] = useState<Target>('listener');
  const [url, setUrl] = useState('');
  const action = useAction(send);
  const [result, setResult] = useState<Awaited<ReturnType<typeof action.run>>>(undefined);
  const text = body ?? samples[0]?.body ?? '';
  const choose = (id: string): void => {
    const sample = samples.find((each) => each.id === id);
    if (!sample) return;
    setSampleId(id);
    setBody(sample.body);
    setProof(target === 'address' && sample.proof === 'token' ? 'none' : sample.proof);
  };
  const go = async (): Promise<void> => {
    setResult(undefined);
    setResult(await action.run({ target, url, proof, body: text }));
  };
  return (
    <Page title={t('send.title')}>
      <p className={styles.intro}>{t('send.text')}</p>
      <div className={styles.form}>
        <Field label={t('send.sample')}>
          {(control) => (
            <Select
              {...control}
              value={sampleId}
              options={samples.map(({ id }) => ({ value: id, label: sampleName(id, t) }))}
              onChange={choose}
            />
          )}
        </Field>
        <Field
          label={t('send.body')}
          fault={isJson(text) || text === '' ? null : t('edit.invalid')}
        >
          {(control) => (
            <Input.TextArea
              {...control}
              className={styles.editor ?? ''}
              autoSize={{ minRows: 8, maxRows: 18 }}
              spellCheck={false}
              value={text}
              onChange={(event) => setBody(event.target.value)}
            />
          )}
        </Field>
        <TargetFields
          target={target}
          url={url}
          onUrl={setUrl}
          onTarget={(next) => {
            setTarget(next);
            if (next === 'address' && proof === 'token') setProof('none');
          }}
        />
        <Field
          label={t('send.proof')}
          hint={target === 'address' ? t('send.noTokenAbroad') : undefined}
        >
          {(control) => (
            <Select<SendProof>
              {...control}
              value={proof}
              onChange={setProof}
              options={PROOFS.map((value) => ({
                value,
                label: t(`proof.${value}`),
                disabled: target === 'address' && value === 'token',
              }))}
            />
          )}
        </Field>
        <div>
          <Button type="primary" loading={action.running} onClick={() => void go()}>
            {t('send.send')}
          </Button>
        </div>
      </div>
      {action.error ? <ErrorCard error={action.error} onCopy={copyText} /> : null}
      {result ? <SendResultView result={result} /> : null}
    </Page>
  );
}

function TargetFields({
  target,
  url,
  onTarget,
  onUrl,
}: {
  target: Target;
  url: string;
  onTarget: (target: Target) => void;
  onUrl: (url: string) => void;
}): ReactNode {
  const { t } = useTranslation('webhooks');
  const state = useMainState(webhookState).value;
  const options: { value: Target; label: string; disabled?: boolean }[] = [
    { value: 'listener', label: t('send.listener') },
    { value: 'public', label: t('send.public'), disabled: !state?.publicAddress.url },
    { value: 'address', label: t('send.address') },
  ];
  return (
    <>
      <Field
        label={t('send.target')}
        hint={
          target === 'public'
            ? state?.publicAddress.url
            : target === 'listener'
              ? state?.url
              : undefined
        }
      >
        {(control) => (
          <Select<Target> {...control} value={target} options={options} onChange={onTarget} />
        )}
      </Field>
      {target === 'address' ? (
        <Field label={t('send.url')}>
          {(control) => (
            <Input
              {...control}
              type="url"
              placeholder="https://"
              value={url}
              maxLength={2000}
              onChange={(event) => onUrl(event.target.value)}
            />
          )}
        </Field>
      ) : null}
    </>
  );
}

function useSamples(): readonly SampleEvent[] {
  const [samples, setSamples] = useState<readonly SampleEvent[]>([]);
  useEffect(() => {
    void (async () => {
      const answer = await request('webhook.samples');
      if (answer.ok) setSamples(answer.value);
    })();
  }, []);
  return samples;
}

/** Events of Coze by their own names, the others in words. */
function sampleName(id: string, t: ReturnType<typeof useTranslation<'webhooks'>>['t']): string {
  switch (id) {
    case 'guide':
      return t('send.sampleGuide');
    case 'question':
      return t('send.sampleQuestion');
    case 'challenge':
      return t('send.sampleChallenge');
    case 'standard':
      return t('send.sampleStandard');
    default:
      return id;
  }
}
