import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AcceptanceCheck } from '../../../../shared/model/acceptance';
import { copyText } from '../../../lib/system-actions';
import { useErrorText } from '../../../ui/error-text';
import { Timeline } from '../../../ui/timeline';

/** The ten checks in the guide's order. */
export function CheckTimeline({ checks }: { checks: readonly AcceptanceCheck[] }): ReactNode {
  const { t } = useTranslation('acceptance');
  const errorText = useErrorText();
  const steps = checks.map(({ id, passed, detail, error, ms }) => {
    const words = error ? errorText(error) : null;
    return {
      id,
      status: passed ? ('ok' as const) : ('fail' as const),
      title: t(`check.${id}`),
      text: words ? `${detail.text} ${words.message}` : detail.text,
      remedy: words?.remedy ?? '',
      ms,
      logid: error?.logid ?? null,
    };
  });
  return <Timeline steps={steps} label={t('ui.checksLabel')} onCopy={copyText} />;
}
