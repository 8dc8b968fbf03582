import { SearchOutlined } from '@ant-design/icons';
import { Input } from 'antd';
import type { ReactNode } from 'react';

interface SearchFieldProps {
  /** Accessible name, also the placeholder. */
  label: string;
  value: string;
  onChange: (value: string) => void;
  /** Moves from the field to the results. */
  onArrowDown?: () => void;
  maxLength?: number;
  className?: string | undefined;
}

/** The search of a whole screen; the search shortcut focuses it. Esc clears it. */
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
