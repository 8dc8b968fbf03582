import { Form } from '@rjsf/antd';
import {
  englishStringTranslator,
  type ErrorSchema,
  type RJSFSchema,
  TranslatableString,
} from '@rjsf/utils';
import { type ReactNode, useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { acceptingValidator } from './accepting-validator';
import { FORM_PARTS } from './form-parts';
import type { FaultTree } from './payload-faults';

interface PayloadFormProps {
  schema: Record<string, unknown>;
  value: Record<string, unknown>;
  faults: FaultTree;
  onChange: (value: Record<string, unknown>) => void;
}

const UI_SCHEMA = {
  'ui:submitButtonOptions': { norender: true },
  'ui:title': '',
  'ui:description': '',
};
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
      templates={FORM_PARTS}
      translateString={useFormWords()}
      noValidate
      noHtml5Validate
      showErrorList={false}
      // The library's shape for messages by path.
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion
      extraErrors={faults as ErrorSchema<unknown>}
      experimental_defaultFormStateBehavior={AS_GIVEN}
      onChange={({ formData }) => onChange(objectOf(formData))}
    />
  );
}

/** The library's texts in the person's language, as far as they can appear here. */
function useFormWords(): (text: TranslatableString, parameters?: string[]) => string {
  const { t } = useTranslation('kaiConsole');
  return useCallback(
    (text, parameters = []) => {
      const [first = '', second = ''] = parameters;
      const own: Partial<Record<TranslatableString, string>> = {
        [TranslatableString.YesLabel]: t('definition.yes'),
        [TranslatableString.NoLabel]: t('definition.no'),
        [TranslatableString.EmptyArray]: t('call.item.none'),
        [TranslatableString.NewStringDefault]: t('call.item.fresh'),
        [TranslatableString.KeyLabel]: t('call.item.key', { name: first }),
        [TranslatableString.OptionPrefix]: t('call.item.option', { number: first }),
        [TranslatableString.TitleOptionPrefix]: `${first} · ${t('call.item.option', { number: second })}`,
      };
      return own[text] ?? englishStringTranslator(text, parameters);
    },
    [t],
  );
}

function objectOf(value: unknown): Record<string, unknown> {
  // A schema of an object gives objects.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
