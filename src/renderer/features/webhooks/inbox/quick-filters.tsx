import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Choice } from '../../../ui/choice';

const STATUSES = ['delivered', 'dead', 'refused'] as const;

/**
 * The most common filters, one click each; what they write into the field also teaches the
 * language.
 */
export function QuickFilters({
  filter,
  onChange,
}: {
  filter: string;
  onChange: (filter: string) => void;
}): ReactNode {
  const { t } = useTranslation('webhooks');
  const options = [
    { value: '', label: t('filter.all') },
    ...STATUSES.map((status) => ({ value: `status:${status}`, label: t(`status.${status}`) })),
  ];
  return (
    <Choice
      label={t('filter.quick')}
      size="small"
      value={filter.trim()}
      options={options}
      onChoose={onChange}
    />
  );
}
