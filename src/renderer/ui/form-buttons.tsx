import { Button } from 'antd';
import type { ReactNode } from 'react';
import styles from './form-page.module.css';

interface FormButtonsProps {
  busy: 'test' | 'save' | null;
  words: { save: string; test: string; testing: string };
  onSave: () => void;
  onTest: () => void;
}

/** The foot of a form that can be tested before it is saved; it stays in view. */
export function FormButtons({ busy, words, onSave, onTest }: FormButtonsProps): ReactNode {
  return (
    <div className={styles.foot}>
      <Button type="primary" loading={busy === 'save'} disabled={busy === 'test'} onClick={onSave}>
        {words.save}
      </Button>
      <Button loading={busy === 'test'} disabled={busy === 'save'} onClick={onTest}>
        {busy === 'test' ? words.testing : words.test}
      </Button>
    </div>
  );
}
