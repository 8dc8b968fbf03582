import { Button, Input, Modal, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BotCommand } from '../../../../shared/model/bot';
import { Field } from '../../../ui/field';
import { fillTemplate } from './command-template';
import styles from './command-dialog.module.css';

const VALUE_MAX = 2000;

interface CommandDialogProps {
  command: BotCommand;
  onSend: (parameters: Record<string, string>) => void;
  onClose: () => void;
}

/** Asks for a command's fields and shows the resulting question. */
export function CommandDialog({ command, onSend, onClose }: CommandDialogProps): ReactNode {
  const { t } = useTranslation(['chat', 'ui']);
  const [values, setValues] = useState(() =>
    Object.fromEntries(command.fields.map(({ name, initial }) => [name, initial])),
  );
  const ready = command.fields.every(({ name }) => values[name]?.trim());
  const change = (name: string, value: string): void =>
    setValues((old) => ({ ...old, [name]: value }));
  return (
    <Modal
      open
      title={command.name}
      width={460}
      onCancel={onClose}
      footer={[
        <Button key="cancel" onClick={onClose}>
          {t('ui:action.cancel')}
        </Button>,
        <Button key="send" type="primary" disabled={!ready} onClick={() => onSend(values)}>
          {t('composer.send')}
        </Button>,
      ]}
    >
      {command.description === '' ? null : <p className={styles.about}>{command.description}</p>}
      {command.fields.map(({ name, description, choices }) => (
        <Field key={name} label={description || name}>
          {(field) =>
            choices.length > 0 ? (
              <Select
                {...field}
                className={styles.choice ?? ''}
                value={values[name] || null}
                options={choices.map((choice) => ({ value: choice, label: choice }))}
                onChange={(value) => change(name, value ?? '')}
              />
            ) : (
              <Input
                {...field}
                maxLength={VALUE_MAX}
                value={values[name] ?? ''}
                onChange={(event) => change(name, event.target.value)}
              />
            )
          }
        </Field>
      ))}
      <p className={styles.preview} aria-live="polite">
        {fillTemplate(command.template, values)}
      </p>
    </Modal>
  );
}
