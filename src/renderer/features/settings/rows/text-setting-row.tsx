import { Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { SettingRow } from './setting-row';
import styles from './text-setting-row.module.css';

interface TextSettingRowProps {
  id: string;
  label: string;
  hint: string;
  value: string;
  maxLength: number;
  placeholder?: string;
  /** Shown when the text was refused. */
  fault?: string;
  /** False if it was refused: it stays as typed then. */
  onSave: (value: string) => Promise<boolean>;
}

/**
 * A line of text. Saved with Enter or on leaving the field; what cannot be saved stays, with the
 * reason.
 */
export function TextSettingRow({
  id,
  label,
  hint,
  value,
  maxLength,
  placeholder,
  fault,
  onSave,
}: TextSettingRowProps): ReactNode {
  const [typed, setTyped] = useState<string | null>(null);
  const [refused, setRefused] = useState(false);
  const save = async (): Promise<void> => {
    if (typed === null || typed.trim() === value) return setTyped(null);
    const saved = await onSave(typed.trim());
    setRefused(!saved);
    if (saved) setTyped(null);
  };
  return (
    <SettingRow label={label} htmlFor={id} hint={hint}>
      <Input
        id={id}
        className={styles.input ?? ''}
        value={typed ?? value}
        maxLength={maxLength}
        autoComplete="off"
        spellCheck={false}
        {...(placeholder === undefined ? {} : { placeholder })}
        {...(refused
          ? { status: 'error', 'aria-invalid': true, 'aria-describedby': `${id}-fault` }
          : {})}
        onChange={(event) => {
          setTyped(event.target.value);
          setRefused(false);
        }}
        onBlur={() => void save()}
        onPressEnter={() => void save()}
      />
      {refused && fault !== undefined ? (
        <p id={`${id}-fault`} className={styles.fault} role="alert">
          {fault}
        </p>
      ) : null}
    </SettingRow>
  );
}
