import { WarningOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { KaiTool } from '../../../../shared/model/kai-tool';
import { writeRoute } from '../../../lib/hash-route';
import { StatusMark } from '../../../ui/status-mark';
import styles from './tool-item.module.css';

/** One tool in the list: its name, what happens when a bot calls it, and what needs attention. */
export function ToolItem({ tool, current }: { tool: KaiTool; current: boolean }): ReactNode {
  const { t } = useTranslation('kaiConsole');
  return (
    <li>
      <a
        href={writeRoute('kai', 'tool', tool.serverId, tool.toolName)}
        className={styles.tool}
        aria-current={current ? 'page' : undefined}
      >
        <span className={styles.title}>
          <span className={styles.words}>{tool.title || tool.toolName}</span>
          {tool.warnings.length > 0 ? (
            <WarningOutlined
              className={styles.warned ?? ''}
              role="img"
              aria-label={t('tools.warned')}
              title={t('tools.warned')}
            />
          ) : null}
        </span>
        <span className={styles.facts}>
          <code>{tool.toolName}</code>
          {tool.drift === 'known' ? null : (
            <span className={styles.drift}>
              <StatusMark status={tool.drift === 'blocked' ? 'down' : 'degraded'} size={10} />{' '}
              {t(`tools.drift.${tool.drift}`)}
            </span>
          )}
          {tool.policy === 'ask' || tool.drift !== 'known' ? null : (
            <span>{t(`policy.${tool.policy}`)}</span>
          )}
        </span>
      </a>
    </li>
  );
}
