import { Button, InputNumber } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { KaiTool } from '../../../../shared/model/kai-tool';
import { request } from '../../../lib/ipc';
import { copyText } from '../../../lib/system-actions';
import { useAction } from '../../../lib/use-action';
import { ErrorCard } from '../../../ui/error-card';
import { Field } from '../../../ui/field';
import styles from './tool-decision.module.css';

/** How long this tool may take between two signs of life. */
export function ToolLimit({ tool }: { tool: KaiTool }): ReactNode {
  const { t } = useTranslation('kaiConsole');
  const { serverId, toolName } = tool;
  const [seconds, setSeconds] = useState<number | null>(tool.timeoutSeconds);
  const { run, running, error } = useAction((timeoutSeconds: number | null) =>
    request('kai.setToolTimeout', { serverId, toolName, timeoutSeconds }),
  );
  return (
    <>
      <Field label={t('limit.label')} hint={t('limit.hint')}>
        {({ status: _status, ...control }) => (
          <div className={styles.row}>
            <InputNumber
              {...control}
              min={1}
              max={3600}
              precision={0}
              value={seconds}
              onChange={setSeconds}
            />
            <Button
              disabled={seconds === null || seconds === tool.timeoutSeconds}
              loading={running}
              onClick={() => void run(seconds)}
            >
              {t('limit.save')}
            </Button>
            <Button type="text" onClick={() => void run(null)}>
              {t('limit.reset')}
            </Button>
          </div>
        )}
      </Field>
      {error ? <ErrorCard error={error} onCopy={copyText} /> : null}
    </>
  );
}
