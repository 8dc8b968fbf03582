import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './turn-notes.module.css';

interface TurnVersionsProps {
  turnId: string;
  versions: readonly string[];
  onSelect: (turnId: string) => void;
}

/** "2 / 3" between two arrows: switches between the versions of a turn. */
export function TurnVersions({ turnId, versions, onSelect }: TurnVersionsProps): ReactNode {
  const { t } = useTranslation('chat');
  const place = versions.indexOf(turnId);
  const step = (by: number, label: string, icon: ReactNode): ReactNode => {
    const target = versions[place + by];
    return (
      <Button
        type="text"
        size="small"
        icon={icon}
        aria-label={label}
        title={label}
        disabled={target === undefined}
        onClick={() => {
          if (target !== undefined) onSelect(target);
        }}
      />
    );
  };
  return (
    <span className={styles.versions} role="group" aria-label={t('versions.label')}>
      {step(-1, t('versions.previous'), <LeftOutlined aria-hidden="true" />)}
      <span>
        {place + 1} / {versions.length}
      </span>
      {step(1, t('versions.next'), <RightOutlined aria-hidden="true" />)}
    </span>
  );
}
