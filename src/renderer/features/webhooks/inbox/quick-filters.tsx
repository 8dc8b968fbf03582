import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Choice } from '../../../ui/choice';

const STATUSES = ['delivered', 'dead', 'refused'] as const;

/**
 * The filters that are wanted most, one click each; what they put into the field is also how the
 * language is learned.
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
