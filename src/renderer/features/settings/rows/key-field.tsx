import { Button } from 'antd';
import { type KeyboardEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { keyWords } from '../../../../shared/i18n/key-words';
import { request } from '../../../lib/ipc';
import { acceleratorOf, type KeyFault } from '../../../lib/shortcuts';
import styles from './key-field.module.css';

interface KeyFieldProps {
  /** Of what they do. */
  name: string;
  /** Now; empty for none. */
  keys: string;
  usual: string;
  platform: string;
  /** Why pressed keys cannot be taken; null when they can. */
  judge: (keys: string) => KeyFault | null;
  onChange: (keys: string) => void;
}

/**
 * Keys that are chosen by pressing them: a click begins, Esc leaves it, Backspace alone switches
 * them off.
 */
export function KeyField({
  name,
  keys,
  usual,
  platform,
  judge,
  onChange,
}: KeyFieldProps): ReactNode {
  const { t } = useTranslation('settings');
  const [recording, record] = useRecording();
  const [fault, setFault] = useState<{ keys: string; why: KeyFault } | null>(null);
  const end = (): void => {
    if (recording) record(false);
    setFault(null);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    // Tab leaves the field as everywhere.
    if (!recording || event.key === 'Tab') return;
    event.preventDefault();
    event.stopPropagation();
    const pressed = acceleratorOf(event.nativeEvent, platform);
    if (event.key === 'Escape' && pressed === null) return end();
    if (pressed === null) return;
    if (pressed === 'Backspace') {
      onChange('');
      return end();
    }
    const why = pressed === keys ? null : judge(pressed);
    setFault(why && { keys: pressed, why });
    if (why) return;
    if (pressed !== keys) onChange(pressed);
    end();
  };
  const words = keys === '' ? t('shortcuts.none') : keyWords(keys, platform);
  return (
    <div className={styles.field}>
      <div className={styles.line}>
        {keys === usual || recording ? null : (
          <Button type="link" size="small" onClick={() => onChange(usual)}>
            {t('shortcuts.reset')}
          </Button>
        )}
        <button
          type="button"
          className={recording ? `${styles.keys} ${styles.recording}` : styles.keys}
          aria-label={t('shortcuts.change', { name, keys: words })}
          aria-pressed={recording}
          onClick={(event) => {
            event.currentTarget.focus();
            record(true);
          }}
          onKeyDown={onKeyDown}
          onBlur={end}
        >
          {recording ? t('shortcuts.press') : words}
        </button>
      </div>
      {fault ? (
        <p className={styles.fault} role="alert">
          <Fault keys={keyWords(fault.keys, platform)} why={fault.why} />
        </p>
      ) : null}
    </div>
  );
}

/** Whether keys are being chosen; meanwhile none of them does anything from outside the page. */
function useRecording(): [boolean, (on: boolean) => void] {
  const [recording, setRecording] = useState(false);
  const record = (on: boolean): void => {
    setRecording(on);
    void request('desktop.recordKeys', { recording: on });
  };
  return [recording, record];
}

function Fault({ keys, why }: { keys: string; why: KeyFault }): ReactNode {
  const { t } = useTranslation('settings');
  switch (why.kind) {
    case 'conflict':
      return t('shortcuts.conflict', {
        keys,
        other:
          why.other === 'global' ? t('quickAskShortcut.label') : t(`shortcuts.name.${why.other}`),
      });
    case 'reserved':
      return t('shortcuts.reserved', { keys });
    case 'needs-modifier':
      return t('shortcuts.needsModifier');
  }
}
