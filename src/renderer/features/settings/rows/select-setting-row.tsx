import { Select } from 'antd';
import type { ReactNode } from 'react';
import { SettingRow } from './setting-row';

interface SelectSettingRowProps<T extends string | number> {
  /** Id of the control. */
  id: string;
  label: string;
  hint?: ReactNode;
  value: T;
  options: { value: T; label: string }[];
  /** Of the control, pixels. */
  width: number;
  disabled?: boolean;
  loading?: boolean;
  onChange: (value: T) => void;
}

/** A setting with a few values to choose from. */
export function SelectSettingRow<T extends string | number>({
  id,
  label,
  hint,
  value,
  options,
  width,
  disabled = false,
  loading = false,
  onChange,
}: SelectSettingRowProps<T>): ReactNode {
  return (
    <SettingRow label={label} htmlFor={id} hint={hint}>
      <Select<T>
        id={id}
        style={{ width }}
        disabled={disabled}
        loading={loading}
        value={value}
        options={options}
        onChange={(chosen) => onChange(chosen)}
      />
    </SettingRow>
  );
}
