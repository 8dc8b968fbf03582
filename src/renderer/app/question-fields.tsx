import { Input, InputNumber, Select, Switch } from 'antd';
import type { ReactNode } from 'react';
import { Field } from '../ui/field';
import type { FormValues, QuestionField } from './question-form';

interface QuestionFieldsProps {
  fields: readonly QuestionField[];
  values: FormValues;
  onChange: (values: FormValues) => void;
}

/** The form of a server's question. */
export function QuestionFields({ fields, values, onChange }: QuestionFieldsProps): ReactNode {
  const set = (name: string, value: FormValues[string] | null): void => {
    const { [name]: _old, ...others } = values;
    onChange(value === null || value === '' ? others : { ...others, [name]: value });
  };
  return fields.map((field) => (
    <Field
      key={field.name}
      label={field.required ? `${field.title} *` : field.title}
      hint={field.description || undefined}
    >
      {(control) =>
        controlOf(field, values[field.name], (value) => set(field.name, value), control.id)
      }
    </Field>
  ));
}

function controlOf(
  field: QuestionField,
  value: FormValues[string] | undefined,
  set: (value: FormValues[string] | null) => void,
  id: string,
): ReactNode {
  switch (field.kind) {
    case 'boolean':
      return <Switch id={id} checked={value === true} onChange={set} />;
    case 'number':
      return (
        <InputNumber
          id={id}
          style={{ width: '100%' }}
          value={typeof value === 'number' ? value : null}
          onChange={set}
        />
      );
    case 'choice':
      return (
        <Select
          id={id}
          style={{ width: '100%' }}
          allowClear
          value={typeof value === 'string' ? value : null}
          options={[...field.choices]}
          onChange={(next) => set(next ?? null)}
        />
      );
    case 'choices':
      return (
        <Select
          id={id}
          style={{ width: '100%' }}
          mode="multiple"
          value={Array.isArray(value) ? [...value] : []}
          options={[...field.choices]}
          onChange={set}
        />
      );
    case 'text':
      return (
        <Input
          id={id}
          value={typeof value === 'string' ? value : ''}
          onChange={(event) => set(event.target.value)}
        />
      );
  }
}
