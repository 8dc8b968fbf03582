import { Button, type InputRef, Modal } from 'antd';
import { type ReactNode, type RefObject, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { isTypingInDialog } from '../../../lib/is-typing-in-dialog';

interface PassphraseDialogProps {
  title: string;
  width: number;
  confirmLabel: string;
  canConfirm: boolean;
  busy: boolean;
  onConfirm: () => void;
  onClose: () => void;
  /** Renders the fields; the one that takes `first` has the focus when the dialog opens. */
  children: (first: RefObject<InputRef | null>) => ReactNode;
}

/** A dialog that begins with a passphrase. */
export function PassphraseDialog({
  title,
  width,
  confirmLabel,
  canConfirm,
  busy,
  onConfirm,
  onClose,
  children,
}: PassphraseDialogProps): ReactNode {
  const { t } = useTranslation('ui');
  const first = useRef<InputRef>(null);
  return (
    <Modal
      open
      title={title}
      width={width}
      onCancel={onClose}
      afterOpenChange={(isOpen) => {
        if (isOpen && !isTypingInDialog()) first.current?.focus();
      }}
      footer={[
        <Button key="cancel" onClick={onClose}>
          {t('action.cancel')}
        </Button>,
        <Button
          key="confirm"
          type="primary"
          disabled={!canConfirm}
          loading={busy}
          onClick={onConfirm}
        >
          {confirmLabel}
        </Button>,
      ]}
    >
      {children(first)}
    </Modal>
  );
}
