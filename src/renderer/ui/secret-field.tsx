import { Button } from 'antd';
import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CopyButton, type CopyText } from './copy-button';
import styles from './secret-field.module.css';

interface SecretFieldProps {
  label: string;
  value: string;
  /** Hidden until the person asks to see it. Copying works either way. */
  masked?: boolean;
  onCopy: CopyText;
}

/** A value to be copied, such as a fingerprint or a public key; masked on request. */
export function SecretField({ label, value, masked = false, onCopy }: SecretFieldProps): ReactNode {
  const { t } = useTranslation();
  const id = useId();
  const [shown, setShown] = useState(!masked);
  return (
    <div className={styles.field}>
      <div className={styles.head}>
        <span id={id} className={styles.label}>
          {label}
        </span>
        <span className={styles.actions}>
          {masked ? (
            <Button type="text" size="small" aria-describedby={id} onClick={() => setShown(!shown)}>
              {t(shown ? 'action.hide' : 'action.show')}
            </Button>
          ) : null}
          <CopyButton text={value} label={t('action.copy')} onCopy={onCopy} />
        </span>
      </div>
      <code
        className={styles.value}
        aria-labelledby={id}
        // A long value scrolls, also by keyboard.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={value.includes('\n') ? 0 : undefined}
      >
        {shown ? value : '•'.repeat(24)}
      </code>
    </div>
  );
}
