import { Button, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SendResult } from '../../../../shared/model/webhook';
import { request } from '../../../lib/ipc';
import { copyText } from '../../../lib/system-actions';
import { useAction } from '../../../lib/use-action';
import { ErrorCard } from '../../../ui/error-card';
import { Field } from '../../../ui/field';
import { Section } from '../../../ui/page';
import { SendResultView } from '../send/send-result-view';
import { SecretInput } from './secret-input';
import styles from './setup.module.css';

const EXAMPLE = '{\n  "question": "今天推荐什么咖啡？"\n}';
const call = (url: string, body: string) => request('webhook.callTrigger', { url, body });

/** Calls the webhook trigger of an agent at Coze with its own token. */
export function TriggerSection({ isSet, stored }: { isSet: boolean; stored: string }): ReactNode {
  const { t } = useTranslation('webhooks');
  const [typed, setTyped] = useState<string | null>(null);
  const [body, setBody] = useState(EXAMPLE);
  const [result, setResult] = useState<SendResult | null>(null);
  const action = useAction(call);
  const url = typed ?? stored;
  const run = async (): Promise<void> => {
    setResult(null);
    setResult((await action.run(url, body)) ?? null);
  };
  return (
    <Section title={t('setup.trigger.title')} text={t('setup.trigger.text')}>
      <Field label={t('setup.trigger.url')}>
        {(control) => (
          <Input
            {...control}
            type="url"
            maxLength={2000}
            placeholder="https://api.coze.cn/api/trigger/v1/webhook/biz_id/bot_platform/hook/…"
            value={url}
            onChange={(event) => setTyped(event.target.value)}
          />
        )}
      </Field>
      <SecretInput guard="trigger" label={t('setup.trigger.token')} isSet={isSet} />
      <Field label={t('setup.trigger.body')}>
        {(control) => (
          <Input.TextArea
            {...control}
            className={styles.editor ?? ''}
            autoSize={{ minRows: 3, maxRows: 10 }}
            spellCheck={false}
            value={body}
            onChange={(event) => setBody(event.target.value)}
          />
        )}
      </Field>
      <div>
        <Button
          type="primary"
          disabled={!isSet || url.trim() === ''}
          loading={action.running}
          onClick={() => void run()}
        >
          {t('setup.trigger.call')}
        </Button>
      </div>
      {action.error ? <ErrorCard error={action.error} onCopy={copyText} /> : null}
      {result ? <SendResultView result={result} /> : null}
    </Section>
  );
}
