import { Input } from 'antd';
import type { ReactNode } from 'react';
import type { WizardField } from '../../../shared/model/wizard';
import { Field } from '../../ui/field';
import { FIELD_MARK } from './paste-target';
import { useWizard } from './use-wizard';
import styles from './setup-wizard.module.css';

interface WizardInputProps {
  field: WizardField;
  label: string;
  hint?: ReactNode;
  fault?: string | null;
  placeholder?: string;
  mono?: boolean;
}

/** One value of the draft; whatever is typed stays, even if it is refused. */
export function WizardInput({
  field,
  label,
  hint,
  fault,
  placeholder,
  mono = false,
}: WizardInputProps): ReactNode {
  const { draft, change } = useWizard();
  return (
    <Field label={label} hint={hint} fault={fault}>
      {(control) => (
        <Input
          {...control}
          {...{ [FIELD_MARK]: field }}
          className={mono ? (styles.mono ?? '') : ''}
          value={draft[field]}
          spellCheck={false}
          autoComplete="off"
          placeholder={placeholder}
          onChange={(event) => change({ [field]: event.target.value })}
        />
      )}
    </Field>
  );
}
