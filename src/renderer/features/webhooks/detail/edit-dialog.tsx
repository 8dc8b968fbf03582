import { Input, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeliveryDetail, SendResult } from '../../../../shared/model/webhook';
import { request } from '../../../lib/ipc';
import { copyText } from '../../../lib/system-actions';
import { useAction } from '../../../lib/use-action';
import { ErrorCard } from '../../../ui/error-card';
import { isJson, prettyBody } from '../json-text';
import styles from './delivery-view.module.css';

interface EditDialogProps {
  delivery: DeliveryDetail;
  onClose: () => void;
  onSent: (result: SendResult) => void;
}

const resend = (deliveryId: string, body: string) =>
  request('webhook.resendEdited', { deliveryId, body });

/** Sends an edited body to our own listener. */
export function EditDialog({ delivery, onClose, onSent }: EditDialogProps): ReactNode {
  const { t } = useTranslation(['webhooks', 'ui']);
  const [body, setBody] = useState(() => prettyBody(delivery.body));
  const action = useAction(resend);
  const send = async (): Promise<void> => {
    const result = await action.run(delivery.id, body);
    if (!result) return;
    onSent(result);
    onClose();
  };
  return (
    <Modal
      open
      width={640}
      title={t('edit.title')}
      okText={t('edit.send')}
      cancelText={t('ui:action.cancel')}
      confirmLoading={action.running}
      onOk={() => void send()}
      onCancel={onClose}
    >
      <p className={styles.dialogText}>{t('edit.text')}</p>
      <Input.TextArea
        className={styles.editor ?? ''}
        aria-label={t('edit.body')}
        autoSize={{ minRows: 8, maxRows: 18 }}
        spellCheck={false}
        value={body}
        onChange={(event) => setBody(event.target.value)}
      />
      <p className={styles.fault} role="status">
        {isJson(body) ? '' : t('edit.invalid')}
      </p>
      {action.error ? <ErrorCard error={action.error} onCopy={copyText} /> : null}
    </Modal>
  );
}
