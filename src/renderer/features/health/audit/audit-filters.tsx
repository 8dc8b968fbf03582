import { Input, Select } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AuditFilter } from '../../../../shared/model/audit';
import styles from './audit-page.module.css';

const GROUPS = [
  'secrets',
  'approvals',
  'settings',
  'profiles',
  'exports',
  'webhooks',
  'automations',
  'backups',
] as const satisfies readonly AuditFilter['group'][];
const ACTORS = ['person', 'command', 'app'] as const satisfies readonly AuditFilter['actor'][];

interface AuditFiltersProps {
  filter: AuditFilter;
  onChange: (filter: AuditFilter) => void;
}

/** Which entries of the audit log are shown: what kind, by whom, with which words. */
export function AuditFilters({ filter, onChange }: AuditFiltersProps): ReactNode {
  const { t } = useTranslation('audit');
  return (
    <div className={styles.bar} role="search" aria-label={t('filter')}>
      <Select
        aria-label={t('group.label')}
        popupMatchSelectWidth={false}
        value={filter.group ?? 'all'}
        options={(['all', ...GROUPS] as const).map((value) => ({
          value,
          label: t(`group.${value}`),
        }))}
        onChange={(value: (typeof GROUPS)[number] | 'all') =>
          onChange({ ...filter, group: value === 'all' ? null : value })
        }
      />
      <Select
        aria-label={t('actor.label')}
        popupMatchSelectWidth={false}
        value={filter.actor ?? 'all'}
        options={(['all', ...ACTORS] as const).map((value) => ({
          value,
          label: t(`actor.${value}`),
        }))}
        onChange={(value: (typeof ACTORS)[number] | 'all') =>
          onChange({ ...filter, actor: value === 'all' ? null : value })
        }
      />
      <Input
        className={styles.search ?? ''}
        allowClear
        maxLength={200}
        placeholder={t('search')}
        aria-label={t('search')}
        value={filter.text}
        onChange={(event) => onChange({ ...filter, text: event.target.value })}
      />
    </div>
  );
}
