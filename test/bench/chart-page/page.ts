import { init, use } from 'echarts/core';
import { LineChart } from 'echarts/charts';
import { GridComponent } from 'echarts/components';
import { CanvasRenderer } from 'echarts/renderers';
import { createInstance } from 'i18next';
import { createElement } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { initReactI18next } from 'react-i18next';
import { rendererTexts } from '../../../src/renderer/app/renderer-texts';
import { TrendChart } from '../../../src/renderer/ui/chart/trend-chart';
import '../../../src/renderer/ui/theme/tokens.css';

use([LineChart, GridComponent, CanvasRenderer]);

/** Two lines over the same times, as the monitoring view has them. */
interface Data {
  times: number[];
  first: number[];
  second: number[];
}

/** The data after `step` more seconds: everything has moved on by one, as on a live chart. */
function dataAt(size: number, step: number): Data {
  const times = Array.from({ length: size }, (_, index) => 1_700_000_000 + index + step);
  const wave = (speed: number): number[] =>
    times.map((at) => 500 + 400 * Math.sin(at / speed) + (at % 7) * 10);
  return { times, first: wave(90), second: wave(37) };
}

/** Shows new data, drawn when the promise is done. */
interface Chart {
  show: (data: Data) => Promise<void>;
  remove: () => void;
}

/** Everything that waits as a microtask or a message gets its turn: uPlot draws in the former. */
function turn(): Promise<void> {
  return new Promise((settle) => {
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener('message', () => {
      port1.close();
      settle();
    });
    port1.start();
    port2.postMessage(null);
  });
}

const write = (value: number): string => `${Math.round(value)} ms`;

function ours(host: HTMLElement): Chart {
  const root = createRoot(host);
  return {
    async show({ times, first, second }) {
      const lines = [
        { name: 'mean', tone: 'accent' as const, values: first },
        { name: 'p95', tone: 'warn' as const, values: second },
      ];
      flushSync(() =>
        root.render(
          createElement(TrendChart, { label: 'times', times, lines, write, bounds: [0, 1000] }),
        ),
      );
      await turn();
    },
    remove: () => root.unmount(),
  };
}

function theirs(host: HTMLElement): Chart {
  host.style.height = '180px';
  const chart = init(host, null, { renderer: 'canvas' });
  const line = {
    type: 'line',
    showSymbol: false,
    animation: false,
    lineStyle: { width: 1 },
  } as const;
  chart.setOption({
    animation: false,
    grid: { left: 56, right: 20, top: 8, bottom: 28 },
    xAxis: { type: 'time' },
    yAxis: { type: 'value', min: 0, max: 1000 },
    series: [line, line],
  });
  return {
    async show({ times, first, second }) {
      const points = (values: readonly number[]): [number, number][] =>
        times.map((at, index) => [at * 1000, values[index] ?? 0]);
      chart.setOption({ series: [{ data: points(first) }, { data: points(second) }] });
      // It would draw with the next frame; now, as the other.
      chart.getZr().flush();
      await turn();
    },
    remove: () => chart.dispose(),
  };
}

/** The milliseconds of one update, the mean of `count` after a first one that does not count. */
async function update(way: 'ours' | 'theirs', size: number, count: number): Promise<number> {
  const host = document.createElement('div');
  host.style.width = '900px';
  document.body.append(host);
  const chart = (way === 'ours' ? ours : theirs)(host);
  const data = Array.from({ length: count + 1 }, (_, step) => dataAt(size, step));
  let startedAt = 0;
  for (const [step, one] of data.entries()) {
    if (step === 1) startedAt = performance.now();
    await chart.show(one);
  }
  const spent = performance.now() - startedAt;
  if (!host.querySelector('canvas')?.width) throw new Error(`${way} has drawn nothing`);
  chart.remove();
  host.remove();
  return spent / count;
}

Reflect.set(
  window,
  'ready',
  createInstance()
    .use(initReactI18next)
    .init({ lng: 'zh-CN', resources: rendererTexts, defaultNS: 'ui' }),
);
Reflect.set(window, 'update', update);
