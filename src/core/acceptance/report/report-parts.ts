import type { AcceptanceRun } from '../../../shared/model/acceptance';
import type { Translator } from '../../lib/translator';
import { escaped, table, verdict } from './markup';
import { barChart, shareBar } from './report-charts';
import { conditionRows, msOf, roundedOf, valueOf } from './report-words';

type Words = (key: string, params?: Record<string, string | number>) => string;

function wordsOf(translator: Translator): Words {
  return (key, params = {}) => translator.t(`acceptance:${key}`, params);
}

/** The sequential calls: one bar each. */
export function seriesPart({ series }: AcceptanceRun, translator: Translator): string {
  if (!series) return '';
  const t = wordsOf(translator);
  const known = series.firstWordMs.filter((ms) => ms !== null);
  const label = t('report.chart', {
    name: t('report.series'),
    min: `${msOf(known.length > 0 ? Math.min(...known) : null)} ms`,
    max: `${msOf(series.maxMs)} ms`,
  });
  const rows = [
    [t('report.mean'), msOf(series.meanMs)],
    ['p50', msOf(series.p50Ms)],
    ['p95', msOf(series.p95Ms)],
    ['max', msOf(series.maxMs)],
  ];
  const failed = series.firstWordMs.includes(null)
    ? `<p class="quiet">${escaped(t('report.failedCall'))}</p>`
    : '';
  return `${barChart(series.firstWordMs, label)}<p class="quiet">${escaped(label)}</p>${failed}${table(
    [t('report.percentile'), ''],
    rows.map((cells) => cells.map((cell) => escaped(cell))),
  )}${outcomes(series.outcomes, t)}`;
}

/** The load: one bar per second. */
export function loadPart({ load }: AcceptanceRun, translator: Translator): string {
  if (!load) return '';
  const t = wordsOf(translator);
  const label = t('report.chart', {
    name: t('report.perSecond'),
    min: Math.min(...load.perSecond),
    max: Math.max(...load.perSecond),
  });
  const rows = [
    [t('report.mean'), msOf(load.meanMs)],
    ['p50', msOf(load.p50Ms)],
    ['p95', msOf(load.p95Ms)],
    ['p99', msOf(load.p99Ms)],
  ];
  const note = t('report.callersNote', {
    callers: load.callers,
    calls: load.calls,
    chats: load.chats,
  });
  return `${barChart(load.perSecond, label)}<p class="quiet">${escaped(`${label} · ${note}`)}</p>${table(
    [t('report.percentile'), ''],
    rows.map((cells) => cells.map((cell) => escaped(cell))),
  )}${outcomes(load.outcomes, t)}`;
}

function outcomes(counts: Readonly<Record<string, number>>, t: Words): string {
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const sorted = Object.entries(counts).toSorted(([, one], [, other]) => other - one);
  const rows = sorted.map(([outcome, count]) => [
    outcome === 'ok' ? escaped(t('report.ok')) : `<code>${escaped(outcome)}</code>`,
    String(count),
    `${((100 * count) / Math.max(1, all)).toFixed(2)} %`,
  ]);
  const title = t('report.outcomes');
  const heads = [t('report.outcome'), t('report.count'), t('report.share')];
  const bar = shareBar(Object.fromEntries(sorted), title);
  return `<h3 class="quiet">${escaped(title)}</h3>${bar}${table(heads, rows)}`;
}

export function faults(run: AcceptanceRun, translator: Translator): string {
  const t = wordsOf(translator);
  const rows = run.faults.map(({ id, place, struck, noticed, recoveryMs, error }) => [
    escaped(t(`fault.${id}`)) +
      (place === 'sandbox' && run.conditions.target !== 'sandbox'
        ? `<br><span class="quiet">${escaped(t('onSandbox'))}</span>`
        : ''),
    String(struck),
    noticed === null ? escaped(t('faultUnnoticed')) : `<code>${escaped(noticed)}</code>`,
    recoveryMs === null
      ? verdict(false, { yes: '', no: t('notRecovered') })
      : escaped(t('value.recovery', { value: (recoveryMs / 1000).toFixed(2) })),
    error ? escaped(error.message) : '',
  ]);
  return table(
    [
      t('report.what'),
      t('report.struck'),
      t('report.noticed'),
      t('report.recovery'),
      t('report.message'),
    ],
    rows,
  );
}

export function savedCases({ cases }: AcceptanceRun, translator: Translator): string {
  const t = wordsOf(translator);
  const rows = cases.map(({ name, passed, detail }) => [
    escaped(name),
    verdict(passed, { yes: t('ui.casePassed'), no: t('ui.caseFailed') }),
    escaped(detail),
  ]);
  return table([t('report.what'), t('report.result'), t('report.message')], rows);
}

/** The figures beside those of the previous run. */
export function comparison(
  run: AcceptanceRun,
  before: AcceptanceRun,
  translator: Translator,
): string {
  const t = wordsOf(translator);
  const rows = run.criteria.map((criterion) => {
    const earlier = before.criteria.find(({ id }) => id === criterion.id);
    const change =
      criterion.measured === null || (earlier?.measured ?? null) === null
        ? '–'
        : signed(roundedOf(criterion.id, criterion.measured - (earlier?.measured ?? 0)));
    return [
      escaped(t(`criterion.${criterion.id}`)),
      escaped(earlier ? valueOf(earlier, translator) : '–'),
      escaped(valueOf(criterion, translator)),
      escaped(change),
    ];
  });
  const heads = [t('report.what'), t('report.before'), t('report.value'), t('report.change')];
  const about = escaped(t('report.beforeAt', { at: before.startedAt }));
  return `<p class="quiet">${about}</p>${table(heads, rows)}`;
}

/** Each with what happened, what to do, and what support needs. */
export function failures(
  { failures: kept, failuresInAll }: AcceptanceRun,
  translator: Translator,
): string {
  const t = wordsOf(translator);
  if (failuresInAll === 0) return `<p>${escaped(t('report.noFailures'))}</p>`;
  const rows = kept.map(({ phase, number, error }) => [
    escaped(t(`phase.${phase}`)),
    String(number),
    `<code>${escaped(error.code)}</code>`,
    `${escaped(error.message)}<br><span class="quiet">${escaped(error.remedy)}</span>`,
    error.logid === null ? '–' : `<code>${escaped(error.logid)}</code>`,
  ]);
  const more =
    failuresInAll > kept.length
      ? `<p class="quiet">${escaped(t('report.more', { count: failuresInAll - kept.length }))}</p>`
      : '';
  return (
    table(
      [
        t('report.phase'),
        t('report.number'),
        t('report.code'),
        t('report.message'),
        t('report.logid'),
      ],
      rows,
    ) + more
  );
}

export function conditions(run: AcceptanceRun, translator: Translator): string {
  const t = wordsOf(translator);
  return table(
    [t('report.what'), t('report.value')],
    conditionRows(run, translator).map(([name, value]) => [escaped(name), escaped(value)]),
  );
}

function signed(change: number): string {
  return change > 0 ? `+${change}` : String(change);
}
