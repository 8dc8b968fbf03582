import { Form } from '@rjsf/antd';
import type { ErrorSchema, RJSFSchema } from '@rjsf/utils';
import { type ReactNode, useMemo } from 'react';
import { acceptingValidator } from './accepting-validator';
import type { FaultTree } from './payload-faults';

interface PayloadFormProps {
  schema: Record<string, unknown>;
  value: Record<string, unknown>;
  faults: FaultTree;
  onChange: (value: Record<string, unknown>) => void;
}

const UI_SCHEMA = { 'ui:submitButtonOptions': { norender: true }, 'ui:title': '', 'ui:description': '' };
/** The payload is what the person sees as JSON: nothing is filled in behind it. */
const AS_GIVEN = { emptyObjectFields: 'skipDefaults' } as const;

/** A form made from a tool's schema. Loaded on demand: its library is large. */
export function PayloadForm({ schema, value, faults, onChange }: PayloadFormProps): ReactNode {
  const shown = useMemo((): RJSFSchema => {
    const { $schema: _dialect, title: _title, description: _description, ...rest } = schema;
    return rest;
  }, [schema]);
  return (
    <Form
      tagName="div"
      idPrefix="argument"
      schema={shown}
      uiSchema={UI_SCHEMA}
      formData={value}
      validator={acceptingValidator}
      noValidate
      noHtml5Validate
      showErrorList={false}
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the library's shape for messages by path
      extraErrors={faults as ErrorSchema<unknown>}
      experimental_defaultFormStateBehavior={AS_GIVEN}
      onChange={({ formData }) => onChange(objectOf(formData))}
    />
  );
}

function objectOf(value: unknown): Record<string, unknown> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a schema of an object gives objects
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
