import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { PasteReport } from '../../../shared/model/wizard';
import { copyText } from '../../lib/system-actions';
import { ErrorCard } from '../../ui/error-card';
import { StatusMark } from '../../ui/status-mark';
import styles from './setup-wizard.module.css';

/**
 * What a paste filled in and what was stored; before the first one, with `hint`, that pasting
 * works.
 */
export function PasteNote({
  report,
  hint,
}: {
  report: PasteReport | null;
  hint: boolean;
}): ReactNode {
  const { t } = useTranslation('wizard');
  const names = (
    list: readonly (PasteReport['filled'][number] | PasteReport['taken'][number])[],
  ): string => list.map((name) => t(`paste.name.${name}`)).join(t('paste.join'));
  const isSilent =
    report !== null &&
    report.filled.length === 0 &&
    report.taken.length === 0 &&
    report.error === null;
  return (
    <>
      <p className={styles.paste} role="status">
        {report === null && hint ? t('paste.hint') : null}
        {isSilent ? t('paste.nothing') : null}
        {report && report.filled.length > 0 ? (
          <span>
            <StatusMark status="ok" /> {t('paste.filled', { names: names(report.filled) })}
          </span>
        ) : null}
        {report && report.taken.length > 0 ? (
          <span>
            <StatusMark status="ok" /> {t('paste.taken', { names: names(report.taken) })}
          </span>
        ) : null}
      </p>
      {report?.error ? <ErrorCard error={report.error} onCopy={copyText} /> : null}
    </>
  );
}
