import { Button, Switch } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ResponseRule } from '../../../../shared/model/webhook';
import styles from './rules.module.css';

interface RuleItemProps {
  rule: ResponseRule;
  onEdit: () => void;
  onSwitch: (enabled: boolean) => void;
  onRemove: () => void;
}

/** One rule: for which events, and only what differs from an ordinary answer. */
export function RuleItem({
  rule: { event, status, delayMs, fault, enabled },
  onEdit,
  onSwitch,
  onRemove,
}: RuleItemProps): ReactNode {
  const { t } = useTranslation('webhooks');
  const name = event === '*' ? t('rules.every') : event;
  const does = [
    t('rules.answers', { status }),
    delayMs === 0 ? '' : t('rules.after', { delay: delayMs }),
    fault === 'none' ? '' : t(`rules.faults.${fault}`),
  ];
  return (
    <li className={styles.item}>
      <div className={styles.words}>
        <strong>{name}</strong>
        <span className={styles.soft}>{does.filter((part) => part !== '').join(' · ')}</span>
      </div>
      <Switch checked={enabled} aria-label={`${t('rules.enabled')}: ${name}`} onChange={onSwitch} />
      <Button size="small" aria-label={`${t('rules.edit')}: ${name}`} onClick={onEdit}>
        {t('rules.edit')}
      </Button>
      <Button size="small" aria-label={`${t('rules.remove')}: ${name}`} onClick={onRemove}>
        {t('rules.remove')}
      </Button>
    </li>
  );
}
