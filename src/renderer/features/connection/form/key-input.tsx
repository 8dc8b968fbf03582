import { Button, Input } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { PendingKey } from '../../../../shared/model/profile';
import { request } from '../../../lib/ipc';
import { copyText } from '../../../lib/system-actions';
import { useAction } from '../../../lib/use-action';
import { ErrorCard } from '../../../ui/error-card';
import { Field } from '../../../ui/field';
import { useFileDrop } from '../../../ui/use-file-drop';
import styles from './key-input.module.css';

const importPem = (pem: string) => request('setup.importKey', { pem });
const importFile = () => request('setup.importKeyFile');
const generate = () => request('setup.generateKey');

interface KeyInputProps {
  pem: string;
  fault: string | null;
  onType: (pem: string) => void;
  onKey: (key: PendingKey) => void;
}

/**
 * Four ways to provide a private key: paste, drop, choose a file, generate. A refused text stays,
 * with the reason.
 */
export function KeyInput({ pem, fault, onType, onKey }: KeyInputProps): ReactNode {
  const { t } = useTranslation('setup');
  const pasted = useAction(importPem);
  const file = useAction(importFile);
  const made = useAction(generate);
  const take = async (text: string): Promise<void> => {
    const key = await pasted.run(text);
    if (key) onKey(key);
  };
  const drop = useFileDrop((text) => {
    onType(text);
    void take(text);
  });
  const error = pasted.error ?? file.error ?? made.error;
  return (
    <>
      <Field
        label={t('key.paste')}
        hint={t(drop.over ? 'key.drop' : 'key.pasteHint')}
        fault={fault}
      >
        {(control) => (
          <Input.TextArea
            {...control}
            className={drop.over ? `${styles.pem} ${styles.over}` : (styles.pem ?? '')}
            rows={4}
            spellCheck={false}
            autoComplete="off"
            placeholder="-----BEGIN PRIVATE KEY-----"
            value={pem}
            onChange={(event) => onType(event.target.value)}
            {...drop.handlers}
          />
        )}
      </Field>
      <div className={styles.actions}>
        <Button
          disabled={pem.trim() === ''}
          loading={pasted.running}
          onClick={() => void take(pem)}
        >
          {t('key.use')}
        </Button>
        <Button
          loading={file.running}
          onClick={() => void file.run().then((key) => key && onKey(key))}
        >
          {t('key.file')}
        </Button>
        <Button
          loading={made.running}
          onClick={() => void made.run().then((key) => key && onKey(key))}
        >
          {t('key.generate')}
        </Button>
      </div>
      {error ? <ErrorCard error={error} onCopy={copyText} /> : null}
    </>
  );
}
