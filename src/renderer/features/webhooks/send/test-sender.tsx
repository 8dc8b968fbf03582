import { Button, Input, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SendProof } from '../../../../shared/model/webhook';
import { request } from '../../../lib/ipc';
import { copyText } from '../../../lib/system-actions';
import { useAction } from '../../../lib/use-action';
import { ErrorCard } from '../../../ui/error-card';
import { Field } from '../../../ui/field';
import { Page } from '../../../ui/page';
import { isJson } from '../json-text';
import { SendResultView } from './send-result-view';
import { type Target, TargetFields } from './target-fields';
import { useSamples } from './use-samples';
import styles from './test-sender.module.css';

const PROOFS: readonly SendProof[] = ['token', 'coze-signature', 'standard-webhooks', 'none'];
const send = (test: { target: Target; url: string; proof: SendProof; body: string }) =>
  request('webhook.sendTest', test);

/**
 * Sends an event written here through the real listener, through the public address, or to another
 * server.
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
        <BodyField text={text} onChange={setBody} />
        <TargetFields
          target={target}
          url={url}
          onUrl={setUrl}
          onTarget={(next) => {
            setTarget(next);
            if (next === 'address' && proof === 'token') setProof('none');
          }}
        />
        <ProofField proof={proof} target={target} onChange={setProof} />
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

/** The event as JSON; text that is not JSON can be sent too, and is marked. */
function BodyField({
  text,
  onChange,
}: {
  text: string;
  onChange: (text: string) => void;
}): ReactNode {
  const { t } = useTranslation('webhooks');
  return (
    <Field label={t('send.body')} fault={isJson(text) || text === '' ? null : t('edit.invalid')}>
      {(control) => (
        <Input.TextArea
          {...control}
          className={styles.editor ?? ''}
          autoSize={{ minRows: 8, maxRows: 18 }}
          spellCheck={false}
          value={text}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}

/** How the event proves where it comes from. Our own token never goes to another address. */
function ProofField({
  proof,
  target,
  onChange,
}: {
  proof: SendProof;
  target: Target;
  onChange: (proof: SendProof) => void;
}): ReactNode {
  const { t } = useTranslation('webhooks');
  return (
    <Field
      label={t('send.proof')}
      hint={target === 'address' ? t('send.noTokenAbroad') : undefined}
    >
      {(control) => (
        <Select<SendProof>
          {...control}
          value={proof}
          onChange={onChange}
          options={PROOFS.map((value) => ({
            value,
            label: t(`proof.${value}`),
            disabled: target === 'address' && value === 'token',
          }))}
        />
      )}
    </Field>
  );
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
