import { Button, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { NUMBER_LIMITS, type NumberSetting, readNumber } from './number-limits';
import { SettingRow } from './setting-row';
import styles from './number-setting-row.module.css';

interface NumberSettingRowProps {
  name: NumberSetting;
  value: number;
  onChange: (value: number) => void;
}

/**
 * A number with its unit. Saved with Enter or on leaving the field; what cannot be saved stays,
 * with the reason.
 */
export function NumberSettingRow({ name, value, onChange }: NumberSettingRowProps): ReactNode {
  const { t } = useTranslation('settings');
  const [typed, setTyped] = useState<string | null>(null);
  const limits = NUMBER_LIMITS[name];
  const text = typed ?? String(value);
  const read = readNumber(text, limits);
  const save = (): void => {
    if (typed === null || read === null) return;
    setTyped(null);
    if (read !== value) onChange(read);
  };
  const id = `setting-${name}`;
  return (
    <SettingRow label={t(`${name}.label`)} htmlFor={id} hint={t(`${name}.hint`)}>
      <div className={styles.control}>
        {value === limits.fallback && typed === null ? null : (
          <Button
            type="link"
            size="small"
            onClick={() => {
              setTyped(null);
              onChange(limits.fallback);
            }}
          >
            {t('reset')}
          </Button>
        )}
        <Input
          id={id}
          className={styles.input ?? ''}
          inputMode="numeric"
          suffix={t(`unit.${limits.unit}`)}
          value={text}
          {...(read === null
            ? { status: 'error', 'aria-invalid': true, 'aria-describedby': `${id}-fault` }
            : {})}
          onChange={(event) => setTyped(event.target.value)}
          onBlur={save}
          onPressEnter={save}
        />
      </div>
      {read === null ? (
        <p id={`${id}-fault`} className={styles.fault} role="alert">
          {t('range', { min: limits.min, max: limits.max })}
        </p>
      ) : null}
    </SettingRow>
  );
}
