import { Modal, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '../../../lib/ipc';
import { copyText } from '../../../lib/system-actions';
import { useAction } from '../../../lib/use-action';
import { ErrorCard } from '../../../ui/error-card';
import { Field } from '../../../ui/field';
import styles from './setup.module.css';

const rotate = (overlapMinutes: number) => request('webhook.rotateBearer', { overlapMinutes });

/** Asks how long the old token stays valid, then creates a new one. */
export function RotateDialog({
  onClose,
  onRotated,
}: {
  onClose: () => void;
  onRotated: () => void;
}): ReactNode {
  const { t } = useTranslation(['webhooks', 'ui']);
  const [overlap, setOverlap] = useState(60);
  const action = useAction(rotate);
  const renew = async (): Promise<void> => {
    await action.run(overlap);
    onRotated();
    onClose();
  };
  const options = [
    { value: 0, label: t('setup.token.none') },
    { value: 15, label: t('setup.token.minutes', { count: 15 }) },
    { value: 60, label: t('setup.token.minutes', { count: 60 }) },
    { value: 1440, label: t('setup.token.hours', { count: 24 }) },
  ];
  return (
    <Modal
      open
      width={440}
      title={t('setup.token.rotateTitle')}
      okText={t('setup.token.rotate')}
      cancelText={t('ui:action.cancel')}
      confirmLoading={action.running}
      onOk={() => void renew()}
      onCancel={onClose}
    >
      <Field label={t('setup.token.overlap')} hint={t('setup.token.rotateText')}>
        {(control) => (
          <Select<number>
            {...control}
            className={styles.select ?? ''}
            value={overlap}
            options={options}
            onChange={setOverlap}
          />
        )}
      </Field>
      {action.error ? <ErrorCard error={action.error} onCopy={copyText} /> : null}
    </Modal>
  );
}
