import { describe, expect, it } from 'vitest';
import { isDetail, traceBars } from '../../../../../src/renderer/features/chat/trace/trace-bars';

describe('traceBars', () => {
  it('puts steps on one scale, in the order of time, the whole turn last', () => {
    const bars = traceBars([
      { name: 'total', startMs: 0, endMs: 1000 },
      { name: 'stream', startMs: 400, endMs: 1000 },
      { name: 'first-byte', startMs: 100, endMs: 400 },
    ]);
    expect(bars.map(({ span, left, width, ms }) => [span.name, left, width, ms])).toEqual([
      ['first-byte', 10, 30, 300],
      ['stream', 40, 60, 600],
      ['total', 0, 100, 1000],
    ]);
  });

  it('puts what went on within a step behind it, also when both begin at once', () => {
    const bars = traceBars([
      { name: 'first-byte', startMs: 0, endMs: 400 },
      { name: 'stream', startMs: 400, endMs: 1000 },
      {
        name: 'call',
        startMs: 0,
        endMs: 1000,
        service: 'api',
        operation: '/v3/chat',
        outcome: 'ok',
        retries: 0,
        logid: null,
      },
      { name: 'total', startMs: 0, endMs: 1000 },
    ]);
    expect(bars.map(({ span }) => span.name)).toEqual(['first-byte', 'call', 'stream', 'total']);
    expect(bars.map(({ span }) => isDetail(span))).toEqual([false, true, false, false]);
  });

  it('keeps what is too short inside the track, and a turn that took no time drawable', () => {
    const [bar] = traceBars([{ name: 'tool', startMs: 1000, endMs: 1000 }]);
    expect(bar).toMatchObject({ left: 99.5, width: 0.5, ms: 0 });
    expect(traceBars([{ name: 'total', startMs: 0, endMs: 0 }])[0]).toMatchObject({
      left: 0,
      width: 0.5,
    });
    expect(traceBars([])).toEqual([]);
  });
});
