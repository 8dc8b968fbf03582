import { ReadOutlined } from '@ant-design/icons';
import { Button, Popover, Radio } from 'antd';
import { type ReactNode, useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { KnowledgeMode as Mode } from '../../../../shared/model/kai';
import { request } from '../../../lib/ipc';
import { useFetched } from '../../../ui/use-fetched';
import styles from './knowledge-mode.module.css';

const MODES = ['off', 'when-useful', 'always'] as const;

/**
 * Whether KAI's knowledge is queried before the bot in this conversation; explains the rule behind
 * "when useful".
 */
export function KnowledgeMode({
  conversationId,
  mode,
}: {
  conversationId: string;
  mode: Mode;
}): ReactNode {
  const { t } = useTranslation('chat');
  const [chosen, setChosen] = useState<Mode | null>(null);
  const current = chosen ?? mode;
  const choose = async (next: Mode): Promise<void> => {
    setChosen(next);
    const result = await request('chat.setKnowledgeMode', { conversationId, mode: next });
    if (!result.ok) setChosen(null);
  };
  const content = (
    <div className={styles.panel}>
      <p>{t('knowledge.text')}</p>
      <Radio.Group
        aria-label={t('knowledge.label')}
        value={current}
        onChange={(event) => {
          const next = MODES.find((one) => one === event.target.value);
          if (next) void choose(next);
        }}
        options={MODES.map((value) => ({ value, label: t(`knowledge.mode.${value}`) }))}
      />
      {current === 'when-useful' ? <Rule /> : null}
    </div>
  );
  return (
    <Popover content={content} trigger="click" placement="topLeft">
      <Button
        size="small"
        type="text"
        className={styles.button ?? ''}
        icon={<ReadOutlined aria-hidden="true" />}
      >
        {t('knowledge.button', { mode: t(`knowledge.mode.${current}`) })}
      </Button>
    </Popover>
  );
}

function Rule(): ReactNode {
  const { t } = useTranslation('chat');
  const result = useFetched(useCallback(() => request('kai.knowledgeRule'), []));
  if (!result?.ok) return null;
  const { minCharacters, words } = result.value;
  return (
    <details className={styles.rule}>
      <summary>{t('knowledge.rule', { count: minCharacters })}</summary>
      <dl>
        {words.map(({ topic, words: list }) => (
          <div key={topic}>
            <dt>{topic}</dt>
            <dd>{list.join(' · ')}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
