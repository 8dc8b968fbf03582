import { Button, Modal } from 'antd';
import { type ReactNode, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ErrorView } from '../../shared/model/error-view';
import type { CopyText } from './copy-button';
import { ErrorCard } from './error-card';

interface ConfirmDialogProps {
  title: string;
  text: string;
  /** The verb, for example "Delete conversation". */
  confirmLabel: string;
  busy: boolean;
  error: ErrorView | null;
  onCopy: CopyText;
  onConfirm: () => void;
  onCancel: () => void;
}

/** Asks before something is lost. Esc and the first focus are on the safe choice. */
export function ConfirmDialog({
  title,
  text,
  confirmLabel,
  busy,
  error,
  onCopy,
  onConfirm,
  onCancel,
}: ConfirmDialogProps): ReactNode {
  const { t } = useTranslation();
  const cancel = useRef<HTMLButtonElement>(null);
  return (
    <Modal
      open
      title={title}
      width={420}
      onCancel={onCancel}
      afterOpenChange={(open) => {
        if (open) cancel.current?.focus();
      }}
      footer={[
        <Button key="cancel" ref={cancel} onClick={onCancel}>
          {t('action.cancel')}
        </Button>,
        <Button key="confirm" type="primary" danger loading={busy} onClick={onConfirm}>
          {confirmLabel}
        </Button>,
      ]}
    >
      <p>{text}</p>
      {error ? <ErrorCard error={error} onCopy={onCopy} /> : null}
    </Modal>
  );
}
