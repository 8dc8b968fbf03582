import { SearchOutlined } from '@ant-design/icons';
import { Input } from 'antd';
import { type ReactNode, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { KaiServerView } from '../../../../shared/model/kai';
import type { KaiTool } from '../../../../shared/model/kai-tool';
import { writeRoute } from '../../../lib/hash-route';
import { StatusMark } from '../../../ui/status-mark';
import { SERVER_MARKS, serverTitle } from './server-marks';
import { groupTools, type ToolGroup } from './tool-groups';
import { ToolItem } from './tool-item';
import styles from './kai-sidebar.module.css';

const PAGES = ['servers', 'rules', 'mapping', 'audit', 'log'] as const;

interface KaiSidebarProps {
  servers: readonly KaiServerView[];
  tools: readonly KaiTool[];
  path: readonly string[];
}

/** Tools under their servers, with a search, and links to the pages about all of them. */
export function KaiSidebar({ servers, tools, path }: KaiSidebarProps): ReactNode {
  const { t } = useTranslation('kaiConsole');
  const [search, setSearch] = useState('');
  const groups = useMemo(() => groupTools(servers, tools, search.trim()), [servers, tools, search]);
  return (
    <div className={styles.sidebar}>
      <div className={styles.head}>
        <h1 className={styles.title}>{t('title')}</h1>
        <Input
          allowClear
          prefix={<SearchOutlined aria-hidden="true" />}
          placeholder={t('tools.search')}
          aria-label={t('tools.search')}
          value={search}
          onChange={(event) => setSearch(event.target.value)}
        />
      </div>
      <div className={styles.scroll}>
        {groups.length === 0 ? (
          <p className={styles.empty}>{t('tools.noMatch', { search: search.trim() })}</p>
        ) : null}
        {groups.map((group) => (
          <Group key={group.server.id} group={group} path={path} />
        ))}
      </div>
      <nav className={styles.pages} aria-label={t('nav.label')}>
        {PAGES.map((page) => (
          <a
            key={page}
            href={writeRoute('kai', page)}
            className={styles.page}
            aria-current={path[0] === page ? 'page' : undefined}
          >
            {t(`nav.${page}`)}
          </a>
        ))}
      </nav>
    </div>
  );
}

function Group({
  group: { server, tools },
  path,
}: {
  group: ToolGroup;
  path: readonly string[];
}): ReactNode {
  const { t } = useTranslation('kaiConsole');
  const name = serverTitle(server);
  const note = {
    off: t('tools.off'),
    connecting: t('tools.waiting'),
    ready: t('tools.empty'),
    degraded: t('tools.empty'),
    down: t('servers.status.down'),
  }[server.status];
  return (
    <section className={styles.group} aria-label={name}>
      <h2 className={styles.server}>
        <StatusMark
          status={SERVER_MARKS[server.status]}
          label={t(`servers.status.${server.status}`)}
          size={10}
        />
        <span>{name}</span>
      </h2>
      {tools.length === 0 ? <p className={styles.note}>{note}</p> : null}
      <ul>
        {tools.map((tool) => (
          <ToolItem
            key={tool.toolName}
            tool={tool}
            current={path[0] === 'tool' && path[1] === tool.serverId && path[2] === tool.toolName}
          />
        ))}
      </ul>
    </section>
  );
}
