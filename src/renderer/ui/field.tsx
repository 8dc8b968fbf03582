import { type ReactNode, useId } from 'react';
import styles from './field.module.css';

/** What a control needs so that label, hint and fault are read with it. */
interface FieldControl {
  id: string;
  'aria-describedby'?: string;
  status?: 'error';
  'aria-invalid'?: true;
}

interface FieldProps {
  label: string;
  hint?: ReactNode;
  /** What is wrong with the value; shown beside the hint. */
  fault?: string | null | undefined;
  children: (control: FieldControl) => ReactNode;
}

/** A labelled control with a hint below it and, when needed, what is wrong. */
export function Field({ label, hint, fault, children }: FieldProps): ReactNode {
  const id = useId();
  const described = [fault ? `${id}-fault` : '', hint ? `${id}-hint` : '']
    .filter(Boolean)
    .join(' ');
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={styles.label}>
        {label}
      </label>
      {children({
        id,
        ...(described ? { 'aria-describedby': described } : {}),
        ...(fault ? { status: 'error', 'aria-invalid': true } : {}),
      })}
      {fault ? (
        <p id={`${id}-fault`} className={styles.fault}>
          {fault}
        </p>
      ) : null}
      {hint ? (
        <p id={`${id}-hint`} className={styles.hint}>
          {hint}
        </p>
      ) : null}
    </div>
  );
}
