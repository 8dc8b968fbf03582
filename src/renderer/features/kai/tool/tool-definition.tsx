import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { KaiTool } from '../../../../shared/model/kai-tool';
import { copyText } from '../../../lib/system-actions';
import { JsonView } from '../../../ui/json-view';
import { type KeyValue, KeyValueList } from '../../../ui/key-value-list';
import { DriftPanel } from './drift-panel';
import { ToolLimit } from './tool-limit';
import { ToolPolicyField } from './tool-policy';
import styles from './tool-definition.module.css';

const HINTS = ['readOnly', 'destructive', 'idempotent', 'openWorld'] as const;

/** What a tool says it is, what is suspicious in it, and what was decided about it. */
export function ToolDefinition({ tool }: { tool: KaiTool }): ReactNode {
  const { t } = useTranslation('kaiConsole');
  const hints = HINTS.flatMap((hint) =>
    tool.hints[hint] === null
      ? []
      : [
          t('definition.hintIs', {
            name: t(`definition.hint.${hint}`),
            answer: t(tool.hints[hint] ? 'definition.yes' : 'definition.no'),
          }),
        ],
  );
  const facts: KeyValue[] = [
    { name: t('definition.hints'), value: hints.join(' · ') || t('definition.noHints') },
    {
      name: t('definition.bots'),
      value: tool.botToolNames.join(', ') || t('definition.noBots'),
      mono: tool.botToolNames.length > 0,
    },
  ];
  return (
    <div className={styles.definition}>
      {tool.drift === 'known' ? null : <DriftPanel tool={tool} />}
      {tool.warnings.length > 0 ? (
        <section className={styles.warnings} aria-label={t('warning.title')}>
          <h3>{t('warning.title')}</h3>
          <ul>
            {tool.warnings.map((warning) => (
              <li key={`${warning.kind} ${warning.place} ${warning.excerpt}`}>
                <strong>{t(`warning.${warning.kind}`)}</strong> <code>{warning.place}</code>
                <q className={styles.excerpt}>{warning.excerpt}</q>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <ToolPolicyField tool={tool} />
      <ToolLimit key={tool.timeoutSeconds} tool={tool} />
      <KeyValueList items={facts} />
      <JsonView label={t('definition.input')} text={tool.inputSchema} onCopy={copyText} />
      {tool.outputSchema === null ? null : (
        <JsonView label={t('definition.output')} text={tool.outputSchema} onCopy={copyText} />
      )}
    </div>
  );
}
