import { type ReactNode, useId } from 'react';
import styles from './radio-list.module.css';

interface RadioListProps<T extends string> {
  label: string;
  value: T;
  options: readonly { value: T; label: string; hint: string }[];
  onChange: (value: T) => void;
}

/** One of several options, each with an explanation, as large targets in a column. */
export function RadioList<T extends string>({
  label,
  value,
  options,
  onChange,
}: RadioListProps<T>): ReactNode {
  const name = useId();
  return (
    <div role="radiogroup" aria-label={label} className={styles.list}>
      {options.map((option) => (
        <label key={option.value} className={styles.option}>
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          <span className={styles.name}>{option.label}</span>
          <span className={styles.hint}>{option.hint}</span>
        </label>
      ))}
    </div>
  );
}
