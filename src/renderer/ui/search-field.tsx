import { SearchOutlined } from '@ant-design/icons';
import { Input } from 'antd';
import type { ReactNode } from 'react';

interface SearchFieldProps {
  /** Name of the field, also shown in it while it is empty. */
  label: string;
  value: string;
  onChange: (value: string) => void;
  /** The way from the field to what was found. */
  onArrowDown?: () => void;
  maxLength?: number;
  className?: string | undefined;
}

/** The search of a whole screen, which the shortcut for search leads to. Esc empties it. */
export function SearchField({
  label,
  value,
  onChange,
  onArrowDown,
  maxLength = 100,
  className = '',
}: SearchFieldProps): ReactNode {
  return (
    <Input
      type="search"
      data-search-field
      className={className}
      allowClear
      maxLength={maxLength}
      prefix={<SearchOutlined aria-hidden="true" />}
      aria-label={label}
      placeholder={label}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onChange('');
        if (event.key !== 'ArrowDown' || !onArrowDown) return;
        event.preventDefault();
        onArrowDown();
      }}
    />
  );
}
