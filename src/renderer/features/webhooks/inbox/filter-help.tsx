import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './filter-field.module.css';

const EXAMPLES = [
  ['event:conversation.*', 'event'],
  ['status:dead', 'status'],
  ['header:user-agent~curl', 'header'],
  ['$.data.conversation_id=conv_123', 'path'],
  ['origin:replay', 'origin'],
  ['verified:no', 'verified'],
  ['"Hello from Coze"', 'text'],
] as const;

/** The filter language by examples that can be used. */
export function FilterHelp({ onUse }: { onUse: (filter: string) => void }): ReactNode {
  const { t } = useTranslation('webhooks');
  return (
    <div className={styles.help}>
      <p>{t('filter.intro')}</p>
      <dl className={styles.terms}>
        {EXAMPLES.map(([example, meaning]) => (
          <Example key={example} example={example} meaning={t(`filter.${meaning}`)} onUse={onUse} />
        ))}
      </dl>
    </div>
  );
}

function Example({
  example,
  meaning,
  onUse,
}: {
  example: string;
  meaning: string;
  onUse: (filter: string) => void;
}): ReactNode {
  return (
    <>
      <dt>
        <Button size="small" onClick={() => onUse(example)}>
          <code>{example}</code>
        </Button>
      </dt>
      <dd>{meaning}</dd>
    </>
  );
}
