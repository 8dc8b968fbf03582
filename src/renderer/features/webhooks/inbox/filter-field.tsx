import { QuestionCircleOutlined } from '@ant-design/icons';
import { Button, Input, Popover } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FilterProblem } from '../../../../shared/model/webhook';
import { FilterHelp } from './filter-help';
import styles from './filter-field.module.css';

/** A pause in typing after which the filter is applied, milliseconds. */
const PAUSE_MS = 200;

interface FilterFieldProps {
  filter: string;
  problem: FilterProblem | null;
  onChange: (filter: string) => void;
}

/**
 * The filter field with its documentation; a fault is explained under it, with the words concerned.
 */
export function FilterField({ filter, problem, onChange }: FilterFieldProps): ReactNode {
  const { t } = useTranslation('webhooks');
  const [typed, setTyped] = useState(filter);
  const [applied, setApplied] = useState(filter);
  // Another filter was set from outside: an example, or the button that clears it.
  if (applied !== filter) {
    setApplied(filter);
    setTyped(filter);
  }
  useEffect(() => {
    if (typed === filter) return undefined;
    const timer = setTimeout(() => onChange(typed), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed, filter, onChange]);
  const fault = problem ? t(`filterError.${problem.problem}`, { text: problem.text }) : '';
  return (
    <div className={styles.field}>
      <Input
        allowClear
        aria-label={t('filter.label')}
        aria-describedby="webhook-filter-fault"
        placeholder={t('filter.placeholder')}
        spellCheck={false}
        maxLength={500}
        value={typed}
        {...(problem ? { status: 'error', 'aria-invalid': true } : {})}
        onChange={(event) => setTyped(event.target.value)}
        onPressEnter={() => onChange(typed)}
        suffix={
          <Popover
            trigger="click"
            placement="bottomRight"
            title={t('filter.help')}
            content={<FilterHelp onUse={onChange} />}
          >
            <Button
              type="text"
              size="small"
              icon={<QuestionCircleOutlined aria-hidden="true" />}
              aria-label={t('filter.help')}
            />
          </Popover>
        }
      />
      <p id="webhook-filter-fault" className={styles.fault} role="status">
        {fault}
      </p>
    </div>
  );
}
