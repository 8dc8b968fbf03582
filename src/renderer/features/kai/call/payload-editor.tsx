import { Button, Input } from 'antd';
import { lazy, type ReactNode, Suspense, useId, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorBoundary } from '../../../ui/error-boundary';
import { TextSkeleton } from '../../../ui/skeletons';
import type { FaultTree } from './payload-faults';
import { readPayload, startPayload, writePayload } from './payload-start';
import styles from './payload-editor.module.css';

const PayloadForm = lazy(() => import('./payload-form').then((m) => ({ default: m.PayloadForm })));

interface PayloadEditorProps {
  inputSchema: string;
  /** JSON text: the one payload that form and text both show. */
  payload: string;
  faults: FaultTree;
  onPayload: (text: string) => void;
}

/**
 * Form and JSON text side by side over the same payload; while the text is not a JSON object, the
 * form keeps the last one.
 */
export function PayloadEditor({
  inputSchema,
  payload,
  faults,
  onPayload,
}: PayloadEditorProps): ReactNode {
  const { t } = useTranslation('kaiConsole');
  const id = useId();
  const value = useMemo(() => readPayload(payload), [payload]);
  return (
    <div className={styles.editor}>
      <section className={styles.side} aria-label={t('call.form')}>
        <h3 className={styles.head}>{t('call.form')}</h3>
        <FormSide inputSchema={inputSchema} value={value} faults={faults} onPayload={onPayload} />
      </section>
      <section className={styles.side} aria-label={t('call.json')}>
        <h3 className={styles.head}>
          <label htmlFor={id}>{t('call.payload')}</label>
          <Button type="text" size="small" onClick={() => onPayload(startPayload(inputSchema))}>
            {t('call.reset')}
          </Button>
        </h3>
        <Input.TextArea
          id={id}
          className={styles.json ?? ''}
          autoSize={{ minRows: 5, maxRows: 16 }}
          spellCheck={false}
          value={payload}
          {...(value
            ? {}
            : { status: 'error', 'aria-invalid': true, 'aria-describedby': `${id}-fault` })}
          onChange={(event) => onPayload(event.target.value)}
        />
        {value ? null : (
          <p id={`${id}-fault`} className={styles.fault}>
            {t('call.notJson')}
          </p>
        )}
      </section>
    </div>
  );
}

interface FormSideProps extends Pick<PayloadEditorProps, 'inputSchema' | 'faults' | 'onPayload'> {
  /** Null while the text is not a JSON object. */
  value: Record<string, unknown> | null;
}

function FormSide({ inputSchema, value, faults, onPayload }: FormSideProps): ReactNode {
  const { t } = useTranslation('kaiConsole');
  const schema = useMemo(() => readPayload(inputSchema) ?? {}, [inputSchema]);
  const [lastGood, setLastGood] = useState(value);
  if (value && value !== lastGood) setLastGood(value);
  const isBare =
    Object.keys(readPayload(JSON.stringify(schema['properties'] ?? {})) ?? {}).length === 0 &&
    schema['$ref'] === undefined;
  if (isBare) return <p className={styles.note}>{t('call.noForm')}</p>;
  return (
    <ErrorBoundary
      renderFallback={() => <p className={styles.note}>{t('call.formBroken')}</p>}
      resetKey={inputSchema}
    >
      <Suspense fallback={<TextSkeleton widths={[30, 100, 30, 100]} />}>
        <PayloadForm
          schema={schema}
          value={value ?? lastGood ?? {}}
          faults={faults}
          onChange={(next) => onPayload(writePayload(next))}
        />
      </Suspense>
    </ErrorBoundary>
  );
}
