import { createInstance } from 'i18next';
import { renderToStaticMarkup } from 'react-dom/server';
import { initReactI18next } from 'react-i18next';
import { beforeAll, expect, test } from 'vitest';
import { rendererTexts } from '../../../../src/renderer/app/renderer-texts';
import { HistoryCharts } from '../../../../src/renderer/ui/monitoring/history-charts';
import type { CallHistory } from '../../../../src/shared/model/monitoring';

const NOW = Date.UTC(2026, 0, 1, 12);
const quiet: CallHistory = { range: '1h', stepSeconds: 60, steps: [] };

beforeAll(async () => {
  await createInstance()
    .use(initReactI18next)
    .init({ lng: 'zh-CN', resources: rendererTexts, defaultNS: 'ui' });
});

function drawn(history: CallHistory): string {
  return renderToStaticMarkup(<HistoryCharts source="tunnel" history={history} nowMs={NOW} />);
}

test('without a call in the range the charts say so instead of drawing empty axes', () => {
  expect(drawn(quiet)).toContain('这段时间没有调用。');
  expect(drawn(quiet)).not.toContain('role="img"');
});

test('with a call they are drawn, and say what the time of this service is measured until', () => {
  const step = {
    at: new Date(NOW).toISOString(),
    calls: 1,
    failures: 0,
    meanMs: 20,
    p50Ms: 20,
    p95Ms: 20,
    p99Ms: 20,
  };
  const charts = drawn({ ...quiet, steps: [step] });
  expect(charts).toContain('role="img"');
  expect(charts).toContain('等到隧道打开的时间');
  expect(charts).not.toContain('这段时间没有调用。');
});
