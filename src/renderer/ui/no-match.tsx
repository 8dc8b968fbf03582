import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from './empty-state';

/** Nothing matches the filter; offers to clear it. */
export function NoMatch({
  title,
  text,
  onClear,
}: {
  title: string;
  text?: string;
  onClear: () => void;
}): ReactNode {
  const { t } = useTranslation();
  return (
    <EmptyState
      title={title}
      {...(text !== undefined && { text })}
      action={<Button onClick={onClear}>{t('action.clearFilter')}</Button>}
    />
  );
}
