import { Checkbox, Input, Select } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ArgumentCondition, ArgumentPattern } from '../../../../shared/model/kai-approval';
import styles from './approval-form.module.css';

const COMPARISONS = ['equals', 'one-of', 'starts-with', 'at-most', 'at-least'] as const;

interface PatternFieldsProps {
  pattern: ArgumentPattern;
  onChange: (pattern: ArgumentPattern) => void;
}

/**
 * The arguments a rule applies to, at first exactly those of the call; values are JSON, as they are
 * sent.
 */
export function PatternFields({ pattern, onChange }: PatternFieldsProps): ReactNode {
  const { t } = useTranslation('chat');
  const change = (place: number, part: Partial<ArgumentCondition>): void => {
    onChange({
      ...pattern,
      conditions: pattern.conditions.map((condition, index) =>
        index === place ? { ...condition, ...part } : condition,
      ),
    });
  };
  const leaveOut = (place: number): void => {
    onChange({
      ...pattern,
      otherArguments: 'allowed',
      conditions: pattern.conditions.toSpliced(place, 1),
    });
  };
  return (
    <div className={styles.pattern}>
      {pattern.conditions.map(({ argument, is, value }, index) => (
        <div key={argument} className={styles.condition}>
          <code>{argument}</code>
          <Select
            size="small"
            aria-label={t('approval.comparison', { argument })}
            value={is}
            options={COMPARISONS.map((name) => ({ value: name, label: t(`approval.is.${name}`) }))}
            onChange={(next) => change(index, { is: next })}
          />
          <Input
            size="small"
            aria-label={t('approval.value', { argument })}
            value={value}
            onChange={(event) => change(index, { value: event.target.value })}
          />
          <button type="button" className={styles.leave} onClick={() => leaveOut(index)}>
            {t('approval.any')}
          </button>
        </div>
      ))}
      <Checkbox
        checked={pattern.otherArguments === 'allowed'}
        onChange={(event) =>
          onChange({ ...pattern, otherArguments: event.target.checked ? 'allowed' : 'refused' })
        }
      >
        {t('approval.others')}
      </Checkbox>
    </div>
  );
}
