import { Input, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeliveryDetail } from '../../../../shared/model/webhook';
import { request } from '../../../lib/ipc';
import { copyText } from '../../../lib/system-actions';
import { useAction } from '../../../lib/use-action';
import { ErrorCard } from '../../../ui/error-card';
import { Field } from '../../../ui/field';

interface SaveTestDialogProps {
  delivery: DeliveryDetail;
  onClose: () => void;
  onSaved: () => void;
}

const save = (deliveryId: string, name: string) =>
  request('webhook.saveTest', { deliveryId, name });

/** Gives a delivery a name under which it is kept as a test. */
export function SaveTestDialog({ delivery, onClose, onSaved }: SaveTestDialogProps): ReactNode {
  const { t } = useTranslation(['webhooks', 'ui']);
  const [name, setName] = useState(delivery.event || delivery.id);
  const action = useAction(save);
  const keep = async (): Promise<void> => {
    if (!(await action.run(delivery.id, name))) return;
    onSaved();
    onClose();
  };
  return (
    <Modal
      open
      width={440}
      title={t('saveTest.title')}
      okText={t('saveTest.save')}
      cancelText={t('ui:action.cancel')}
      okButtonProps={{ disabled: name.trim() === '' }}
      confirmLoading={action.running}
      onOk={() => void keep()}
      onCancel={onClose}
    >
      <Field label={t('saveTest.name')} hint={t('saveTest.text')}>
        {(control) => (
          <Input
            {...control}
            maxLength={200}
            value={name}
            onChange={(event) => setName(event.target.value)}
            onPressEnter={() => void keep()}
          />
        )}
      </Field>
      {action.error ? <ErrorCard error={action.error} onCopy={copyText} /> : null}
    </Modal>
  );
}
