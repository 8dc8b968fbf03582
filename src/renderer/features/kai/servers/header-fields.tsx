import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExtraHeader } from '../../../../shared/model/kai';
import { Section } from '../../../ui/page';
import type { ServerFormModel } from './use-server-form';
import styles from './header-fields.module.css';

const HEADERS_MAX = 20;

/** Headers sent with every request, besides the key's. */
export function HeaderFields({
  form: { draft, faults, change },
}: {
  form: ServerFormModel;
}): ReactNode {
  const { t } = useTranslation('kaiConsole');
  const set = (at: number, part: Partial<ExtraHeader>): void =>
    change({
      headers: draft.headers.map((header, index) =>
        index === at ? { ...header, ...part } : header,
      ),
    });
  return (
    <Section title={t('form.headers')} text={t('form.headersText')}>
      {draft.headers.map((header, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- rows are told apart by their place
        <div key={at} className={styles.row}>
          <Input
            aria-label={t('form.headerName', { number: at + 1 })}
            placeholder={t('form.headerPlaceholder')}
            value={header.name}
            maxLength={100}
            spellCheck={false}
            {...(faults.headers.includes(at) ? { status: 'error', 'aria-invalid': true } : {})}
            onChange={(event) => set(at, { name: event.target.value })}
          />
          <Input
            aria-label={t('form.headerValue', { number: at + 1 })}
            placeholder={t('form.valuePlaceholder')}
            value={header.value}
            maxLength={2000}
            spellCheck={false}
            onChange={(event) => set(at, { value: event.target.value })}
          />
          <Button
            type="text"
            icon={<DeleteOutlined aria-hidden="true" />}
            aria-label={t('form.headerRemove', { number: at + 1 })}
            onClick={() => change({ headers: draft.headers.filter((_, index) => index !== at) })}
          />
        </div>
      ))}
      {faults.headers.length > 0 ? <p className={styles.fault}>{t('form.keyHeaderBad')}</p> : null}
      <div>
        <Button
          icon={<PlusOutlined aria-hidden="true" />}
          disabled={draft.headers.length >= HEADERS_MAX}
          onClick={() => change({ headers: [...draft.headers, { name: '', value: '' }] })}
        >
          {t('form.headerAdd')}
        </Button>
      </div>
    </Section>
  );
}
