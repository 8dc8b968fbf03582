import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { keyWords } from '../../../../shared/i18n/key-words';
import type { KeyFault } from '../../../lib/shortcuts';
import { type KeyRecordingOptions, useKeyRecording } from './use-key-recording';
import styles from './key-field.module.css';

interface KeyFieldProps extends KeyRecordingOptions {
  /** Of what the keys do. */
  name: string;
  usual: string;
}

/**
 * Keys that are chosen by pressing them: a click begins, Esc cancels, Backspace alone switches them
 * off.
 */
export function KeyField({ name, usual, ...field }: KeyFieldProps): ReactNode {
  const { keys, platform, onChange } = field;
  const { t } = useTranslation('settings');
  const { recording, fault, start, end, onKeyDown } = useKeyRecording(field);
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
            start();
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
