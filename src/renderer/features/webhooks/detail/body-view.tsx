import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { copyText } from '../../../lib/system-actions';
import { Choice } from '../../../ui/choice';
import { JsonView } from '../../../ui/json-view';
import styles from './delivery-view.module.css';

/** The body formatted, or exactly as received. */
export function BodyView({ body }: { body: string }): ReactNode {
  const { t } = useTranslation('webhooks');
  const [form, setForm] = useState<'pretty' | 'raw'>('pretty');
  return (
    <section className={styles.section} aria-label={t('detail.body')}>
      <div className={styles.bodyHead}>
        <h3>{t('detail.body')}</h3>
        <Choice
          label={t('detail.body')}
          size="small"
          value={form}
          options={[
            { value: 'pretty', label: t('detail.pretty') },
            { value: 'raw', label: t('detail.raw') },
          ]}
          onChoose={setForm}
        />
      </div>
      {form === 'pretty' ? (
        <JsonView label="JSON" text={body} onCopy={copyText} />
      ) : (
        // Scrolled with the arrow keys.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        <pre className={styles.raw} tabIndex={0} aria-label={t('detail.raw')}>
          {body}
        </pre>
      )}
    </section>
  );
}
