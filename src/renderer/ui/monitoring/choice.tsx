import type { ReactNode } from 'react';
import styles from './monitoring.module.css';

interface ChoiceProps<T extends string> {
  label: string;
  options: readonly { value: T; name: string }[];
  value: T;
  onChoose: (value: T) => void;
}

/** One of a few, side by side; native radio buttons, so that arrows and screen readers know them. */
export function Choice<T extends string>({ label, options, value, onChoose }: ChoiceProps<T>): ReactNode {
  return (
    <div className={styles.choice} role="radiogroup" aria-label={label}>
      {options.map((option) => (
        <label key={option.value} className={styles.option} data-chosen={option.value === value}>
          <input type="radio" name={label} checked={option.value === value} onChange={() => onChoose(option.value)} />
          {option.name}
        </label>
      ))}
    </div>
  );
}
