import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { writeRoute } from '../../../lib/hash-route';
import { connectionState } from '../../../lib/main-states';
import { useMainState } from '../../../lib/use-main-state';
import { StatusMark } from '../../../ui/status-mark';
import styles from './link-trouble.module.css';

/**
 * Says before a question is asked that it cannot be answered now, with a link to the reason; in a
 * narrow window the rail has no room for that.
 */
export function LinkTrouble(): ReactNode {
  const { t } = useTranslation('chat');
  const link = useMainState(connectionState).value;
  if (link?.status !== 'down') return null;
  return (
    <p className={styles.trouble} role="status">
      <StatusMark status="down" />
      {t('linkDown.text')}
      <a href={writeRoute('connection', 'diagnose')}>{t('linkDown.reason')}</a>
    </p>
  );
}
