import { Button, Checkbox, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '../lib/ipc';
import { appState } from '../lib/main-states';
import { useMainState } from '../lib/use-main-state';

/** Asks when the window is first closed: stay in the tray, quit, or cancel. */
export function CloseDialog(): ReactNode {
  const { t } = useTranslation();
  const open = useMainState(appState).value?.closeAsked === true;
  const [remember, setRemember] = useState(true);
  const answer = (action: 'tray' | 'quit' | 'cancel'): void => {
    void request('app.answerClose', { action, remember: remember && action !== 'cancel' });
  };
  return (
    <Modal
      open={open}
      title={t('closeDialog.title')}
      width={440}
      onCancel={() => answer('cancel')}
      footer={[
        <Button key="cancel" onClick={() => answer('cancel')}>
          {t('action.cancel')}
        </Button>,
        <Button key="quit" onClick={() => answer('quit')}>
          {t('closeDialog.quit')}
        </Button>,
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- where a dialog begins
        <Button key="tray" type="primary" autoFocus onClick={() => answer('tray')}>
          {t('closeDialog.tray')}
        </Button>,
      ]}
    >
      <p style={{ marginBottom: 16 }}>{t('closeDialog.text')}</p>
      <Checkbox checked={remember} onChange={(change) => setRemember(change.target.checked)}>
        {t('closeDialog.remember')}
      </Checkbox>
    </Modal>
  );
}
