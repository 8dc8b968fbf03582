import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WebhookState } from '../../../../shared/model/webhook';
import { request } from '../../../lib/ipc';
import { copyText } from '../../../lib/system-actions';
import { useAction } from '../../../lib/use-action';
import { ErrorCard } from '../../../ui/error-card';
import { useMomentWords } from '../../../ui/moment-words';
import { Section } from '../../../ui/page';
import { RotateDialog } from './rotate-dialog';
import styles from './setup.module.css';

const show = () => request('webhook.showBearer');
const copy = () => request('webhook.copyBearer');
const endOverlap = () => request('webhook.endOverlap');

/**
 * The listener's token: seen or copied once, outside this page; renewed with an overlap in which
 * both work.
 */
export function TokenSection({
  guards: { listener },
}: {
  guards: WebhookState['guards'];
}): ReactNode {
  const { t } = useTranslation('webhooks');
  const { minute } = useMomentWords();
  const showing = useAction(show);
  const copying = useAction(copy);
  const ending = useAction(endOverlap);
  const [rotating, setRotating] = useState(false);
  const [copied, setCopied] = useState(false);
  const mayShow = listener.secret === 'set' && !listener.shown;
  const copyOnce = async (): Promise<void> => {
    const done = await copying.run();
    setCopied(done?.shown === true);
  };
  const older = listener.olderValidUntil === null ? null : minute(listener.olderValidUntil);
  const error = showing.error ?? copying.error ?? ending.error;
  const standing =
    listener.secret === 'not-set'
      ? 'setup.token.notSet'
      : listener.shown
        ? 'setup.token.shown'
        : 'setup.token.fresh';
  return (
    <Section title={t('setup.token.title')} text={t('setup.token.text')}>
      <p role="status">{copied ? t('setup.token.copied') : t(standing)}</p>
      <div className={styles.buttons}>
        {mayShow ? (
          <Button type="primary" loading={copying.running} onClick={() => void copyOnce()}>
            {t('setup.token.copy')}
          </Button>
        ) : null}
        {mayShow ? (
          <Button loading={showing.running} onClick={() => void showing.run()}>
            {t('setup.token.show')}
          </Button>
        ) : null}
        <Button onClick={() => setRotating(true)}>{t('setup.token.rotate')}</Button>
      </div>
      {older ? (
        <div className={styles.buttons}>
          <span className={styles.soft}>{t('setup.token.older', { time: older })}</span>
          <Button size="small" onClick={() => void ending.run()}>
            {t('setup.token.endOverlap')}
          </Button>
        </div>
      ) : null}
      {error ? <ErrorCard error={error} onCopy={copyText} /> : null}
      {rotating ? (
        <RotateDialog onClose={() => setRotating(false)} onRotated={() => setCopied(false)} />
      ) : null}
    </Section>
  );
}
