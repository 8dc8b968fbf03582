import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeliveryDetail, SendResult } from '../../../../shared/model/webhook';
import { writeRoute } from '../../../lib/hash-route';
import { request } from '../../../lib/ipc';
import { copyText } from '../../../lib/system-actions';
import { useAction } from '../../../lib/use-action';
import { ErrorCard } from '../../../ui/error-card';
import { EditDialog } from './edit-dialog';
import { SaveTestDialog } from './save-test-dialog';
import styles from './delivery-view.module.css';

const replay = (deliveryId: string) => request('webhook.replay', { deliveryId });
const redrive = (deliveryId: string) => request('webhook.redrive', { deliveryIds: [deliveryId] });
const curl = (deliveryId: string) => request('webhook.curl', { deliveryId });

/** Replay, edit and resend, cURL, save as test; the result, with a link to the new delivery. */
export function DeliveryActions({ delivery }: { delivery: DeliveryDetail }): ReactNode {
  const { t } = useTranslation('webhooks');
  const replaying = useAction(replay);
  const redriving = useAction(redrive);
  const copying = useAction(curl);
  const [dialog, setDialog] = useState<'edit' | 'test' | null>(null);
  const [sent, setSent] = useState<SendResult | null>(null);
  const [note, setNote] = useState('');
  const sendAgain = async (): Promise<void> => {
    setNote('');
    setSent((await replaying.run(delivery.id)) ?? null);
  };
  const copyCurl = async (): Promise<void> => {
    const made = await copying.run(delivery.id);
    if (made && (await copyText(made.command))) setNote(t('detail.curlCopied'));
  };
  const error = replaying.error ?? redriving.error ?? copying.error;
  return (
    <>
      <div className={styles.actions}>
        <Button type="primary" loading={replaying.running} onClick={() => void sendAgain()}>
          {t('detail.replay')}
        </Button>
        <Button onClick={() => setDialog('edit')}>{t('detail.edit')}</Button>
        <Button onClick={() => void copyCurl()}>{t('detail.curl')}</Button>
        <Button onClick={() => setDialog('test')}>{t('detail.saveTest')}</Button>
        {delivery.status === 'dead' ? (
          <Button loading={redriving.running} onClick={() => void redriving.run(delivery.id)}>
            {t('detail.redrive')}
          </Button>
        ) : null}
      </div>
      <div className={styles.note} role="status">
        {sent ? <span>{t('detail.sentAgain', { status: sent.status || '–' })}</span> : null}
        {sent?.deliveryId ? (
          <a href={writeRoute('webhooks', sent.deliveryId)}>{t('detail.openNew')}</a>
        ) : null}
        {note ? <span>{note}</span> : null}
      </div>
      {error ? <ErrorCard error={error} onCopy={copyText} /> : null}
      {dialog === 'edit' ? (
        <EditDialog delivery={delivery} onClose={() => setDialog(null)} onSent={setSent} />
      ) : null}
      {dialog === 'test' ? (
        <SaveTestDialog
          delivery={delivery}
          onClose={() => setDialog(null)}
          onSaved={() => setNote(t('saveTest.saved'))}
        />
      ) : null}
    </>
  );
}
