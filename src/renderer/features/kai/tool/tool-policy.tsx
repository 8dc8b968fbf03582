import { Select } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { KaiTool, ToolPolicy } from '../../../../shared/model/kai-tool';
import { request } from '../../../lib/ipc';
import { copyText } from '../../../lib/system-actions';
import { useAction } from '../../../lib/use-action';
import { ErrorCard } from '../../../ui/error-card';
import { Field } from '../../../ui/field';
import styles from './tool-decision.module.css';

const POLICIES = ['ask', 'session', 'always', 'never'] as const satisfies readonly ToolPolicy[];

/** What happens when a bot calls the tool, and why. */
export function ToolPolicyField({ tool }: { tool: KaiTool }): ReactNode {
  const { t } = useTranslation('kaiConsole');
  const { serverId, toolName } = tool;
  const { run, running, error } = useAction((policy: ToolPolicy) =>
    request('kai.setPolicy', { serverId, toolName, policy }),
  );
  return (
    <>
      <Field
        label={t('policy.label')}
        hint={`${t(`policy.because.${tool.because}`)} · ${t('policy.console')}`}
      >
        {(control) => (
          <Select
            {...control}
            className={styles.control ?? ''}
            value={tool.policy}
            loading={running}
            options={POLICIES.map((value) => ({ value, label: t(`policy.${value}`) }))}
            onChange={(policy) => void run(policy)}
          />
        )}
      </Field>
      {error ? <ErrorCard error={error} onCopy={copyText} /> : null}
    </>
  );
}
