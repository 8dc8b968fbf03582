import { describe, expect, test } from 'vitest';
import { reportHtml } from '../../../../src/core/acceptance/report/report-html';
import { Translator } from '../../../../src/core/lib/translator';
import { sampleRun } from '../../../fakes/fake-acceptance-handlers';

const HOSTILE = '<script>alert(1)</script><img src=https://evil.example/x onerror=alert(1)>"\'&';
const hostile = sampleRun({
  passed: false,
  conditions: { ...sampleRun().conditions, targetName: HOSTILE, machine: HOSTILE },
  cases: [{ id: 'chat:1', kind: 'chat', name: HOSTILE, passed: false, detail: HOSTILE }],
  failures: [
    {
      phase: 'series',
      number: 3,
      error: {
        code: 'TIMEOUT',
        message: HOSTILE,
        remedy: HOSTILE,
        layer: 'network',
        logid: HOSTILE,
        params: {},
      },
    },
  ],
  failuresInAll: 140,
});

describe.each(['zh-CN', 'en'] as const)('the report in %s', (language) => {
  const translator = new Translator(language);
  const page = reportHtml(hostile, sampleRun(), translator);

  test('holds no script, asks for nothing, and shows foreign words as words', () => {
    expect(page).not.toMatch(/<script|<img|<link|<iframe|\shref=|@import|url\(/i);
    expect(page.split('&lt;script&gt;alert(1)')).toHaveLength(9);
    expect(page).toContain("default-src 'none'");
  });

  test(
    'says everything: figures against targets, every failure with its logid, how many more, ' +
      'and what the run before had',
    () => {
      for (const text of [
        'TIMEOUT',
        'CONNECTION_REFUSED',
        'RATE_LIMITED',
        '812',
        '139',
        'Node.js 20',
      ])
        expect(page).toContain(text);
      expect(page).not.toMatch(/acceptance:|report\.|undefined|NaN|\{\{/);
    },
  );

  test('draws a bar for every call and every second', () => {
    expect(page.match(/class="chart"/g)).toHaveLength(2);
    expect(page.match(/<rect class="(bar|failed)"[^>]* y="[^"]*" width="[23]\d\d/g)?.length).toBe(
      5,
    );
  });
});

test('without anything measured there are no empty parts', () => {
  const page = reportHtml(
    sampleRun({ criteria: [], series: null, load: null, faults: [], checks: [] }),
    null,
    new Translator('en'),
  );
  expect(page).not.toContain('class="chart"');
  expect(page).not.toContain('Four figures');
});
