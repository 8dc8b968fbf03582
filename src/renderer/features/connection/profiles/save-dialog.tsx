import { Button, type InputRef, Modal } from 'antd';
import { type ReactNode, type RefObject, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Result } from '../../../../shared/ipc/result';
import { isTypingInDialog } from '../../../lib/is-typing-in-dialog';
import { copyText } from '../../../lib/system-actions';
import { useAction } from '../../../lib/use-action';
import { ErrorCard } from '../../../ui/error-card';
import styles from './save-dialog.module.css';

interface SaveDialogProps {
  title: string;
  /** Runs on confirmation; the dialog closes if it succeeds. */
  save: () => Promise<Result<void>>;
  disabled?: boolean;
  onClose: () => void;
  /** `input` gets the first focus; `submit` is for Enter. */
  children: (parts: { input: RefObject<InputRef | null>; submit: () => void }) => ReactNode;
}

/** A dialog with one field to save. */
export function SaveDialog({
  title,
  save,
  disabled = false,
  onClose,
  children,
}: SaveDialogProps): ReactNode {
  const { t } = useTranslation();
  const input = useRef<InputRef>(null);
  const { run, running, error } = useAction(async () => {
    const result = await save();
    if (result.ok) onClose();
    return result;
  });
  const submit = (): void => {
    if (!disabled) void run();
  };
  return (
    <Modal
      open
      title={title}
      width={420}
      onCancel={onClose}
      afterOpenChange={(open) => {
        if (!open || isTypingInDialog()) return;
        input.current?.focus();
        // A date has no text to select; asking for it throws.
        if (input.current?.input?.type === 'text') input.current.select();
      }}
      footer={[
        <Button key="cancel" onClick={onClose}>
          {t('action.cancel')}
        </Button>,
        <Button key="save" type="primary" loading={running} disabled={disabled} onClick={submit}>
          {t('action.save')}
        </Button>,
      ]}
    >
      <div className={styles.body}>
        {children({ input, submit })}
        {error ? <ErrorCard error={error} onCopy={copyText} /> : null}
      </div>
    </Modal>
  );
}
