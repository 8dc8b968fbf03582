import { type ReactNode, useId } from 'react';
import styles from './choice.module.css';

interface ChoiceProps<T extends string> {
  /** What is being chosen; read by screen readers, not shown. */
  label: string;
  options: readonly { value: T; label: string }[];
  value: T;
  /** `small` is for the head of a block of code or text. */
  size?: 'small' | 'middle';
  onChoose: (value: T) => void;
}

/**
 * One of a few, side by side: the tabs of a screen, a filter, a setting. Native radio buttons, so
 * that arrow keys and screen readers work.
 */
export function Choice<T extends string>({
  label,
  options,
  value,
  size = 'middle',
  onChoose,
}: ChoiceProps<T>): ReactNode {
  const name = useId();
  return (
    <div className={styles.choice} role="radiogroup" aria-label={label} data-size={size}>
      {options.map((option) => (
        <label key={option.value} className={styles.option} data-chosen={option.value === value}>
          <input
            type="radio"
            name={name}
            checked={option.value === value}
            onChange={() => onChoose(option.value)}
          />
          {option.label}
        </label>
      ))}
    </div>
  );
}
