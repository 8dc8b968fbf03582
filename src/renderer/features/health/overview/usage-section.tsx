import { InputNumber } from 'antd';
import { type ReactNode, useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { LimitStanding, UsageCounts, UsageLimits } from '../../../../shared/model/usage';
import { request } from '../../../lib/ipc';
import { settingsState } from '../../../lib/main-states';
import { copyText } from '../../../lib/system-actions';
import { useMainState } from '../../../lib/use-main-state';
import { ErrorCard } from '../../../ui/error-card';
import { Field } from '../../../ui/field';
import { Section } from '../../../ui/page';
import { useUsage } from './use-usage';
import styles from './usage-section.module.css';

const LIMITS = ['totalCalls', 'dailyCalls', 'dailyTokens'] as const;

/** What the active profile has used of its account, against the limits the operator sets. */
export function UsageSection(): ReactNode {
  const { t } = useTranslation('health');
  const settings = useMainState(settingsState).value;
  const { usage, error, readAgain } = useUsage();
  const change = useCallback(
    async (limits: UsageLimits): Promise<void> => {
      await request('settings.change', { usageLimits: limits });
      readAgain();
    },
    [readAgain],
  );
  if (error) return <ErrorCard error={error} onCopy={copyText} onRetry={readAgain} />;
  if (!usage || !settings) return null;
  const { usageLimits } = settings;
  return (
    <Section title={t('usage.title')} text={t('usage.text')}>
      <div className={styles.counts}>
        <Counts name={t('usage.today')} counts={usage.today} />
        <Counts name={t('usage.total')} counts={usage.total} />
      </div>
      {usage.limits.map((standing) => (
        <LimitBar key={standing.limit} standing={standing} />
      ))}
      <div className={styles.limits}>
        {LIMITS.map((limit) => (
          <Field key={limit} label={t(`usage.limit.${limit}`)}>
            {(control) => (
              <InputNumber
                {...control}
                min={0}
                max={1_000_000_000}
                value={usageLimits[limit]}
                onChange={(value) => void change({ ...usageLimits, [limit]: value ?? 0 })}
              />
            )}
          </Field>
        ))}
      </div>
      <p className={styles.hint}>{t('usage.hint')}</p>
    </Section>
  );
}

function Counts({ name, counts }: { name: string; counts: UsageCounts }): ReactNode {
  const { t, i18n } = useTranslation('health');
  const write = (value: number): string => value.toLocaleString(i18n.language);
  return (
    <dl className={styles.column}>
      <dt className={styles.name}>{name}</dt>
      <dd className={styles.number}>
        {t('usage.calls', { count: counts.calls, written: write(counts.calls) })}
      </dd>
      <dd className={styles.hint}>
        {t('usage.rest', {
          errors: write(counts.errors),
          tokens: write(counts.inputTokens + counts.outputTokens),
        })}
      </dd>
    </dl>
  );
}

function LimitBar({
  standing: { limit, used, allowed, share, state },
}: {
  standing: LimitStanding;
}): ReactNode {
  const { t, i18n } = useTranslation('health');
  const name = t(`usage.limit.${limit}`);
  const words = t('usage.standing', {
    used: used.toLocaleString(i18n.language),
    allowed: allowed.toLocaleString(i18n.language),
  });
  return (
    <div className={styles.limit} data-state={state}>
      <span>{name}</span>
      <span className={styles.words}>
        {state === 'ok' ? words : `${words} · ${t(`usage.${state}`)}`}
      </span>
      <Bar share={Math.min(share, 1)} name={name} words={words} />
    </div>
  );
}

/**
 * Not a `meter` element: styled with our colours, newer Chromium shows its fallback text instead.
 */
function Bar({ share, name, words }: { share: number; name: string; words: string }): ReactNode {
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
    <div
      className={styles.meter}
      role="meter"
      aria-label={name}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(share * 100)}
      aria-valuetext={words}
    >
      <div className={styles.used} style={{ width: `${share * 100}%` }} />
    </div>
  );
}
