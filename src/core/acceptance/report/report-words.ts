import type { AcceptanceRun, Criterion } from '../../../shared/model/acceptance';
import type { Translator } from '../../lib/translator';

/** A measured figure with its unit. */
export function valueOf(
  { id, measured }: Pick<Criterion, 'id' | 'measured'>,
  translator: Translator,
): string {
  if (measured === null) return translator.t('acceptance:notMeasured');
  // A mean of milliseconds would be "0 s".
  if (isTime(id) && measured < 1)
    return translator.t('acceptance:report.milliseconds', { count: Math.round(measured * 1000) });
  return translator.t(`acceptance:value.${id}`, { value: roundedOf(id, measured) });
}

function isTime(id: Criterion['id']): boolean {
  return id === 'mean_latency' || id === 'recovery';
}

/** Rounded to significant digits. */
export function roundedOf(id: Criterion['id'], measured: number): number {
  const digits = id === 'throughput' ? 0 : id === 'success_rate' ? 1 : 3;
  return Number(measured.toFixed(digits));
}

/** Whole milliseconds, or a dash. */
export function msOf(ms: number | null): string {
  return ms === null ? '–' : String(Math.round(ms));
}

/** Names and values of a run's conditions. */
export function conditionRows(
  { conditions, ms, startedAt }: AcceptanceRun,
  translator: Translator,
): [name: string, value: string][] {
  const t = (key: string, params = {}): string => translator.t(`acceptance:report.${key}`, params);
  return [
    [t('at'), startedAt],
    [t('duration'), t('seconds', { count: Math.round(ms / 1000) })],
    [
      t('target'),
      `${conditions.targetName} (${translator.t(`acceptance:kind.${conditions.target}`)}, ${conditions.host})`,
    ],
    [t('version'), conditions.version],
    [t('runtime'), conditions.runtime],
    [t('machine'), conditions.machine],
    [t('calls'), String(conditions.calls)],
    [t('load'), t('seconds', { count: conditions.seconds })],
    [t('connections'), String(conditions.connections)],
    [
      t('limiter'),
      conditions.perMinute === null ? t('lifted') : t('perMinute', { count: conditions.perMinute }),
    ],
    [t('question'), conditions.question],
  ];
}
