import type { AcceptanceRun, Criterion } from '../../../shared/model/acceptance';
import type { Translator } from '../../lib/translator';
import {
  comparison,
  conditions,
  failures,
  faults,
  loadPart,
  savedCases,
  seriesPart,
} from './report-parts';
import { escaped, part, table, verdict } from './markup';
import { REPORT_STYLE } from './report-style';
import { valueOf } from './report-words';

/** Content security policy: allows only the page's own style, since the content is not trusted. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/**
 * A run as one self-contained HTML file: no script, no request, both themes. Text from servers is
 * escaped, and the page's policy forbids everything but its own style. `before`: the previous run
 * of the same target.
 */
export function reportHtml(
  run: AcceptanceRun,
  before: AcceptanceRun | null,
  translator: Translator,
): string {
  const t = (key: string): string => translator.t(`acceptance:report.${key}`);
  const content = [
    part(t('criteria'), figures(run, translator)),
    part(t('checks'), checks(run, translator)),
    part(t('series'), seriesPart(run, translator)),
    part(t('perSecond'), loadPart(run, translator)),
    part(t('faults'), faults(run, translator)),
    part(t('cases'), savedCases(run, translator)),
    part(t('before'), before ? comparison(run, before, translator) : ''),
    part(t('failures'), failures(run, translator)),
    part(t('conditions'), conditions(run, translator)),
  ];
  return `<!doctype html>
<html lang="${translator.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(t('title'))}</title>
<style>${REPORT_STYLE}</style>
</head>
<body>
<main>
${header(run, t)}
${content.filter((one) => one !== '').join('\n')}
</main>
</body>
</html>
`;
}

function header(run: AcceptanceRun, t: (key: string) => string): string {
  const { targetName, host } = run.conditions;
  const about = escaped(`${run.startedAt} · ${targetName} · ${host}`);
  const title = `<h1>${escaped(t('title'))}</h1><p class="quiet">${about}</p>`;
  const result = verdict(run.passed, { yes: t('passed'), no: t('failed') });
  return `<header class="head"><div>${title}</div>${result}</header>`;
}

function figures(run: AcceptanceRun, translator: Translator): string {
  return run.criteria.length === 0
    ? ''
    : `<dl class="figures">${run.criteria.map((criterion) => figure(criterion, run, translator)).join('\n')}</dl>`;
}

function figure(criterion: Criterion, run: AcceptanceRun, translator: Translator): string {
  const t = (key: string, params = {}): string => translator.t(`acceptance:${key}`, params);
  const { id, target, passed, place } = criterion;
  const how = t(`criterionHow.${id}`, {
    calls: run.conditions.calls,
    seconds: run.conditions.seconds,
    count: run.faults.length,
  });
  const notes = [
    t(`target.${id}`, { value: target }),
    how,
    ...(place === 'sandbox' && run.conditions.target !== 'sandbox' ? [t('onSandbox')] : []),
  ];
  const name = `<dt>${escaped(t(`criterion.${id}`))}</dt>`;
  const value = `<dd class="figure">${escaped(valueOf(criterion, translator))}</dd>`;
  const reached = `<dd>${verdict(passed, { yes: t('reached'), no: t('missed') })}</dd>`;
  return `<div>${name}${value}${reached}<dd class="quiet">${escaped(notes.join(' · '))}</dd></div>`;
}

function checks(run: AcceptanceRun, translator: Translator): string {
  const t = (key: string): string => translator.t(`acceptance:${key}`);
  const rows = run.checks.map(({ id, passed, detail, error, ms }) => [
    escaped(t(`check.${id}`)),
    verdict(passed, { yes: t('ui.passed'), no: t('ui.failed') }),
    [detail.text, error ? `${error.message} ${error.remedy}` : '']
      .filter((text) => text !== '')
      .map((text) => escaped(text))
      .join('<br>'),
    `<span class="short">${escaped(translator.t('acceptance:report.milliseconds', { count: ms }))}</span>`,
  ]);
  return table(
    [t('report.what'), t('report.result'), t('report.message'), t('report.duration')],
    rows,
  );
}
